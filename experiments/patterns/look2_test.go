package patterns
import ("testing";"cordon/data";"cordon/model";"cordon/model/world";"os";"fmt")
func TestConc(t *testing.T){
 if os.Getenv("CONC")=="" {t.Skip()}
 for _,acc:=range []int{10000,100000}{
 w,_:=data.Reference(); p:=model.Defaults(); p.Population.Accounts=acc
 st,err:=model.NewStudy(model.Design{World:w,Params:p,Seed:1,Arms:[]model.Arm{{Name:"t",Start:w.To.Monday(),Weeks:1}}}); if err!=nil{t.Fatal(err)}
 pop,err:=st.Population(0); if err!=nil{t.Fatal(err)}
 g,_:=st.Ground()
 n:=0; for h:=range g.Headings{n+=int(g.Headings[h].Firms)}
 t.Log(acc, n, model.TopShare(pop,0.01,nil))
 // within heading: top share vs Pareto
 byh:=map[int32]float64{}; top:=map[int32]float64{}
 for f:=range pop.Sales { if pop.Entrant[f]{continue}; byh[pop.FirmAt[f]]+=pop.Sales[f]; if pop.Sales[f]>top[pop.FirmAt[f]]{top[pop.FirmAt[f]]=pop.Sales[f]} }
 // share of largest firm in US headings
 for h:=range g.Headings{ if g.ISO[g.Headings[h].Home]=="USA" {fmt.Printf("%s firms %d top %.2f sales %.3g\n",g.Headings[h].HS4,g.Headings[h].Firms,top[int32(h)]/byh[int32(h)],byh[int32(h)])}}
 i:=world.JurisdictionID(w.JurisdictionIndex("USA"))
 t.Log("USA", model.TopShare(pop,0.01,func(f world.FirmID)bool{return g.Headings[pop.FirmAt[f]].Home==i}))
 }
}
