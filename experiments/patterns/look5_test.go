package patterns
import ("testing";"cordon/model";"cordon/model/world";"cordon/data";"os")
func TestMore(t *testing.T){
 if os.Getenv("MORE")=="" {t.Skip()}
 for _,kind:=range []string{"asis","theta5","theta5+rivals"} {
 w,_:=beforeTheBan()
 if kind!="asis" { for k:=range w.Products { w.Products[k].Theta=5 } }
  q:=model.Defaults(); if kind=="theta5+rivals" { q.Population.GapOutside=1.5 }
  st,err:=russiaStudy(&Setup{Seed:1},w,q); if err!=nil{t.Fatal(err)}
  var acc Values=Values{}; made:=0.0; var sh [2]float64; var around [2]float64
  for r:=0;r<4;r++{ v,err:=regimes(st,r); if err!=nil{t.Fatal(err)}; for k,x:=range v{acc[k]+=x/4}; in,_,_:=imported(st,r,1); b,_,_:=imported(st,r,0); made+=in[1][1].Made/in[1][1].All/4
   for z:=range sh { sh[z]+=b[z][1].Made/b[z][1].All/4; around[z]+=(in[z][1].Made-in[z][1].Direct)/(b[z][1].Direct)/4 } }
  t.Log(kind,acc,"made",made,"coalition share before",sh,"undeclared over before",around)
 }
 w,_:=data.Reference(); l,_:=armOf("lifted.yaml",liftedScenario,w)
 p:=model.Defaults(); p.Population.Accounts=1000000
 q:=p; q.Compliance.F0*=1.1; q.Compliance.F1*=1.1
 a,_:=(&Setup{Seed:1}).study(w,p,today(l),l); b,_:=(&Setup{Seed:1}).study(w,q,today(l),l)
 ra,err:=a.At(0,1,back); if err!=nil{t.Fatal(err)}; rb,_:=b.At(0,1,back)
 n0,x0:=exporters(ra.State); n1,x1:=exporters(rb.State)
 _ = world.None
 t.Logf("1M accounts exporters %.0f -> %.0f (%.4f), value %.4f", n0,n1,n1/n0-1,x1/x0-1)
}
