package patterns
import ("testing";"cordon/data";"cordon/model";"cordon/model/world";"os";"cordon/model/licensing";"context")
func TestInv(t *testing.T){
 if os.Getenv("INV")=="" {t.Skip()}
 // iv
 p:=licensing.Defaults().UKLike()
 for _,load:=range []float64{0.1,0.3,0.5,1} { ys,_:=model.AgencyYears(p,model.Load1999,(&Setup{Seed:1}).key(0),load); t.Logf("UK load %.1f w20 %.3f w60 %.3f med %.1f",load,ys[0].Within20,ys[0].Within60,ys[0].Median) }
 // longer at 1.15: years
 ys,_:=model.AgencyYears(p,model.Load1999,(&Setup{Seed:1}).key(0),1,1.142,1.152,1.152,1.152,1.152); for i,y:=range ys {t.Logf("UK year %d w20 %.3f w60 %.3f over120 %.4f",i,y.Within20,y.Within60,y.Over120)}
 // i
 w,_:=beforeTheBan()
 for _,sc:=range []float64{1,0.5,0.33} {
  q:=model.Defaults(); q.Market.ThetaScale*=sc
  st,err:=russiaStudy(&Setup{Seed:1},w,q); if err!=nil{t.Fatal(err)}
  var acc Values=Values{}; made:=0.0
  for r:=0;r<4;r++{ v,err:=regimes(st,r); if err!=nil{t.Fatal(err)}; for k,x:=range v{acc[k]+=x/4}; in,_,_:=imported(st,r,1); made+=in[1][1].Made/in[1][1].All/4 }
  t.Log("theta scale",sc,acc,"made",made)
 }
}
func TestInv17(t *testing.T){
 if os.Getenv("INV")=="" {t.Skip()}
 w,_:=data.Reference(); l,_:=builtIn("past-huawei-2019",w); st,_:=(&Setup{Seed:1}).study(w,model.Defaults(),today(l),l)
 r,_:=st.At(0,1,st.From+1); s:=r.State; g:=s.G
 af:=suppliers(s,"USA"); n:=0; usa:=w.JurisdictionIndex("USA")
 sales,party,partyl:=make([]float64,len(af)),make([]float64,len(af)),make([]float64,len(af))
 for a:=range s.Option { id:=world.AccountID(a); if int(s.Origin(id,s.Option[a]))!=usa{continue}; f:=s.Firm[a]; v:=float64(s.P.Order[a])/100*0.25*52; sales[f]+=v; j:=s.Market(id).Destination; if float64(s.P.PartyU[a])<s.Rules.Party[usa*g.NJ+int(j)] { party[f]+=v; reg,_:=s.Standing(id,s.Option[a]); if reg.Entry!=world.None {partyl[f]+=v} } }
 T,P,L,S:=0.0,0.0,0.0,0.0
 for f:=range af { if af[f]{n++; T+=sales[f]; P+=party[f]; L+=partyl[f]; S+=s.P.Sales[f]} }
 t.Logf("suppliers %d scope sales %.3g all sales %.3g to parties %.3g of it listed %.3g from %d",n,T,S,P,L,st.From)
}
func TestInv19(t *testing.T){
 if os.Getenv("INV")=="" {t.Skip()}
 w,_:=data.Reference(); l,_:=armOf("lifted.yaml",liftedScenario,w)
 for _,acc:=range []int{10000,100000} {
 p:=model.Defaults(); p.Population.Accounts=acc
 q:=p; q.Compliance.F0*=1.1; q.Compliance.F1*=1.1
 a,_:=(&Setup{Seed:1}).study(w,p,today(l),l); b,_:=(&Setup{Seed:1}).study(w,q,today(l),l)
 ra,err:=a.At(0,1,back); if err!=nil{t.Fatal(err)}; rb,_:=b.At(0,1,back)
 n0,x0:=exporters(ra.State); n1,x1:=exporters(rb.State)
 s:=ra.State; all,allx,left:=0.0,0.0,0.0
 for f:=range s.Alive { if s.Alive[f]&&s.Controlled[f]>0 {all+=s.P.Stands[f]; allx+=s.Controlled[f]; if s.Programme[f]==world.LeftControlled {left+=s.P.Stands[f]}} }
 t.Logf("accounts %d exporters %.0f -> %.0f (%.4f), value %.4f; with listed sales %.0f left %.0f", acc,n0,n1,n1/n0-1,x1/x0-1,all,left)
 }
 _=context.Background
}
