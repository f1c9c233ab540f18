package patterns
import ("testing";"context";"os";"strings";"time")
func TestLook(t *testing.T){
 for _,p:=range All(){
  if n:=os.Getenv("LOOK"); n!="" && !strings.Contains(","+n+",", ","+p.Name+",") {continue}
  q:=*p
  if os.Getenv("NULLS")=="" {q.Silent=[Rivals]string{GravityOnly:"x",Shuffled:"x"}}
  t0:=time.Now()
  reps:=8
  v,err:=Validate(context.Background(),Options{Patterns:[]*Pattern{&q},Replicates:reps,Seed:1,Workers:2})
  if err!=nil {t.Error(err);continue}
  t.Logf("%s %v",p.Name,time.Since(t0))
  for _,s:=range v.Scores{ t.Logf("  %-10s %.4f (%.4f .. %.4f) n=%d want %.3f..%.3f %s | a %.4f %s b %.4f %s",s.Line.Key,s.Of[0].Mean,s.Of[0].Low,s.Of[0].High,s.Of[0].N,s.Line.Low,s.Line.High,s.Of[0].Verdict,s.Of[1].Mean,s.Of[1].Verdict,s.Of[2].Mean,s.Of[2].Verdict)}
 }
}
