package main
import ("context";"fmt";"os";"time";"strconv";"runtime";"cordon/data";"cordon/model";"cordon/model/outcome";"cordon/scenarios")
func main(){ w,err:=data.ReadWorld(os.Args[1]); if os.Args[1]=="ref" {w,err=data.Reference()}; if err!=nil{panic(err)}
 n,_:=strconv.Atoi(os.Args[2]); var arms []model.Arm
 var first *scenarios.Scenario
 for _,f:=range os.Args[3:] { s,err:=scenarios.Load(f,w); if err!=nil{fmt.Println(err);os.Exit(1)}; if first==nil{first=s; arms=append(arms,model.Arm{Name:"today",Start:s.Begins(),Weeks:s.Weeks})}; arms=append(arms,model.Arm{Name:s.Name,Start:s.Begins(),Weeks:s.Weeks,Measures:s.InOrder()})}
 st,err:=model.NewStudy(model.Design{World:w,Arms:arms,Params:model.Defaults(),Seed:1,Laws:true}); if err!=nil{panic(err)}
 t0:=time.Now(); g,err:=st.Ground(); if err!=nil{panic(err)}
 l:=g.Cells[len(g.Cells)-1]; un,us,tot:=0,0.0,0.0; for _,c:=range g.Cells{tot+=c.WeeklyUSD; if c.Unmatched>.001{un++;us+=c.WeeklyUSD}}
 fmt.Println("ground",time.Since(t0),"cells",len(g.Cells),"accounts",int(l.FirstAccount)+int(l.Accounts),"rows",len(g.RowMarket),"unmatched",un,us/tot,"from",st.From)
 t0=time.Now(); reps,err:=st.Some(context.Background(),0,n,2); if err!=nil{fmt.Println(err);os.Exit(1)}
 fmt.Println("replicates",n,time.Since(t0)); var ms runtime.MemStats; runtime.ReadMemStats(&ms); fmt.Println("sys MB",ms.Sys>>20)
 for k,o:=range outcome.All(){ fmt.Printf("%-22s",o.Name); for a:=range arms { m,c:=0.0,0.0; for _,r:=range reps{ if r.Draw {continue}; v:=r.Arms[a].Values[k]; if a>0 {v-=r.Arms[0].Values[k]}; if v==v {m+=v;c++}}; fmt.Printf(" %14.5g",m/c)}; fmt.Println()}
}
