using BenchmarkDotNet.Attributes;
using Dotnetes.Cel.Checking;
using Dotnetes.Cel.Evaluation;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Benchmarks.Cel;

/// <summary>What it takes to compile an expression as policies have them, and to evaluate it over a pod: a comparison, a search over containers, and a regular expression.</summary>
[MemoryDiagnoser]
public class ExpressionEvaluation
{
    private static readonly CelEnvironment s_environment = CelEnvironment.Kubernetes.WithVariable("object", CelType.Dyn);

    private readonly CelVariables _variables = new();
    private CelProgram _program = null!;

    /// <summary>The expression.</summary>
    [Params(
        "object.spec.replicas <= 5",
        "object.spec.containers.all(c, has(c.resources) && has(c.resources.limits) && c.image.startsWith('registry.example.com/'))",
        "object.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')")]
    public string Expression { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        var container = """{"name":"c","image":"registry.example.com/app:1","resources":{"limits":{"cpu":"1"}}}""";
        _variables["object"] = JsonCelValues.Of(JsonValue.Parse($$$"""{"metadata":{"name":"web-0"},"spec":{"replicas":3,"containers":[{{{container}}},{{{container}}},{{{container}}}]}}"""));
        _program = s_environment.Compile(Expression).Program!;
    }

    [Benchmark]
    public bool Evaluate() => _program.Evaluate(_variables).Value.IsTrue;

    [Benchmark]
    public CelCompilation Compile() => s_environment.Compile(Expression);
}
