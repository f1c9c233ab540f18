package patterns
import ("testing";"cordon/data";"cordon/model";"cordon/model/world";"cordon/model/exact";"os";"math")
func TestRed(t *testing.T){
 if os.Getenv("RED")=="" {t.Skip()}
 w,_:=data.Reference()
 var chips []string
 for n := range w.Items { if it := &w.Items[n]; it.Entry == "3A090.a" { it.From, it.Policy, it.PolicyText = 0, make([]data.Policy, len(w.Jurisdictions)), "OTHER=free"; chips=it.HS6 } }
 within(w,chips...)
 rule,err:=armOf("chips.yaml",chipsScenario,w); if err!=nil{t.Fatal(err)}
 s:=&Setup{Seed:1}
 st,err:=s.study(w,model.Defaults(),today(rule),rule); if err!=nil{t.Fatal(err)}
 r,err:=st.At(0,1,st.From+30); if err!=nil{t.Fatal(err)}
 x:=r.State; g:=x.G
 usa:=w.JurisdictionIndex("USA"); chn:=w.JurisdictionIndex("CHN")
 for c:=range g.Classes { at:=usa*len(g.Classes)+c; if x.Adapt.Reach[at]>0 { kd:=&g.Kinds[g.Classes[c].Kind]; t.Logf("class %d product %s lo %.2f hi %.2f reach ratio %.3f line %.2f since %d next %d",c,g.World.Products[g.Classes[c].Product].HS6,g.Classes[c].Lo,g.Classes[c].Hi,exact.Exp(x.Adapt.Reach[at]*kd.Sd),x.Adapt.Line[at],x.Adapt.Since[at],x.Adapt.NextSince[at]) } }
 n,ne,us,uscent:=0,0,0,int64(0)
 for a:=range x.Option { id:=world.AccountID(a); if int(x.Market(id).Destination)!=chn {continue}; if int(x.Origin(id,x.P.StartOpt[a]))!=usa {continue}; us++; uscent+=x.P.Order[a]; c:=x.Class(id); at:=usa*len(g.Classes)+int(c); if x.Adapt.Reach[at]>0 { n++; if float64(x.P.Perf[a])-x.Adapt.Line[at]<=x.Adapt.Reach[at] {ne++} } }
 t.Log("accounts of US in CHN",us,"above line",n,"in reach",ne, math.NaN())
 fates:=map[world.Fate]float64{}
 x.Watch=func(e world.Ending){ m:=x.Market(e.Account); if int(m.Destination)==chn && int(x.Origin(e.Account,e.Shadow))==usa && e.Obstacle!=world.NoObstacle { fates[e.Fate]+=float64(e.Value)/1e8 } }
 st2:=x; _=st2; r.RunTo(150); if true { for n:=range x.G.Entries { if x.G.Entries[n].Code=="3A090.a" { t.Log("threshold",x.Rules.Threshold[n*g.NJ+usa], "below sold", float64(x.Adapt.Below[n])/1e8) } } }
 for f,v:=range fates {t.Log(f,v)}
}
func TestConcBig(t *testing.T){
 if os.Getenv("CONC")=="" {t.Skip()}
 w,_:=data.Reference(); p:=model.Defaults(); p.Population.Accounts=2000000
 st,_:=model.NewStudy(model.Design{World:w,Params:p,Seed:1,Arms:[]model.Arm{{Name:"t",Start:w.To.Monday(),Weeks:1}}})
 pop,err:=st.Population(0); if err!=nil{t.Fatal(err)}
 g,_:=st.Ground(); n:=0; for h:=range g.Headings{n+=int(g.Headings[h].Firms)}
 i:=world.JurisdictionID(w.JurisdictionIndex("USA"))
 t.Log(n,model.TopShare(pop,0.01,nil), model.TopShare(pop,0.01,func(f world.FirmID)bool{return g.Headings[pop.FirmAt[f]].Home==i}))
}
