package experiments
import ("testing";"context";"fmt";"time";"cordon/data")
func TestTmp(t *testing.T){
 w,_:=data.Reference()
 var arms []Arm
 for _,n:=range []string{"today","chips-alone","chips-together"}{ a,err:=Load(n,w); if err!=nil{t.Fatal(err)}; arms=append(arms,a)}
 t0:=time.Now()
 c,err:=Compare(context.Background(),Options{World:w,Against:arms[0],Scenarios:arms[1:],Replicates:4,Weeks:60,Seed:1,Workers:2,Laws:true,Progress:func(d,n int){fmt.Println(d,n,time.Since(t0))}})
 if err!=nil{t.Fatal(err)}
 fmt.Println(time.Since(t0))
 f,err:=data.NewFolder("/tmp/out1"); if err!=nil{t.Fatal(err)}
 names,err:=c.Write(f,"cordon compare"); fmt.Println(names,err,time.Since(t0))
 for _,h:=range c.Headlines(){ if h.IsHeadline {fmt.Printf("%+v\n",h)}}
}
