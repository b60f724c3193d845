using Dotnetes.Cel.Evaluation;
using Dotnetes.Cel.Libraries;
using Dotnetes.Cel.Syntax;
using Dotnetes.Cel.Types;

namespace Dotnetes.Cel.Checking;

/// <summary>What expressions can name: variables, functions and types. Environments do not change; the methods give new ones.</summary>
public sealed class CelEnvironment
{
    private readonly Dictionary<string, CelType> _variables;
    private readonly Dictionary<string, Overload[]> _functions;
    private readonly Func<string, CelType?>? _objects;

    private CelEnvironment(Dictionary<string, CelType> variables, Dictionary<string, Overload[]> functions, Func<string, CelType?>? objects)
    {
        _variables = variables;
        _functions = functions;
        _objects = objects;
    }

    /// <summary>The functions that Kubernetes 1.36 offers everywhere, and no variables.</summary>
    public static CelEnvironment Kubernetes { get; } = new(new(StringComparer.Ordinal), Table(KubernetesLibraries.All), null);

    /// <summary>The environment with one more variable.</summary>
    public CelEnvironment WithVariable(string name, CelType type) => new(new(_variables, StringComparer.Ordinal) { [name] = type }, _functions, _objects);

    /// <summary>The environment with more functions.</summary>
    public CelEnvironment WithFunctions(IEnumerable<Overload> overloads) => new(_variables, Table(_functions.Values.SelectMany(f => f).Concat(overloads)), _objects);

    /// <summary>The environment in which expressions can make objects.</summary>
    /// <param name="find">Gives the type of a name, or null.</param>
    public CelEnvironment WithObjects(Func<string, CelType?> find) => new(_variables, _functions, find);

    /// <summary>Parses and checks an expression.</summary>
    public CelCompilation Compile(string expression)
    {
        var issues = new IssueList(new CelSource(expression));
        var root = Parser.Parse(expression, issues);
        if (root is null)
        {
            return new(issues, CelType.Error, null);
        }

        var type = new Checker(this, issues).Check(root);
        return issues.Count > 0 ? new(issues, CelType.Error, null) : new(issues, type, new CelProgram(Planner.Plan(root), root, type));
    }

    internal CelType? FindVariable(string name) => _variables.GetValueOrDefault(name);

    internal Overload[]? FindFunction(string name) => _functions.GetValueOrDefault(name);

    internal CelType? FindObject(string name) => _objects?.Invoke(name);

    internal static CelType? FindType(string name) => name switch
    {
        "bool" => CelType.Bool,
        "int" => CelType.Int,
        "uint" => CelType.Uint,
        "double" => CelType.Double,
        "string" => CelType.String,
        "bytes" => CelType.Bytes,
        "list" => CelType.ListOfDyn,
        "map" => CelType.MapOfDyn,
        "null_type" => CelType.Null,
        "type" => CelType.TypeOfDyn,
        "dyn" => CelType.Dyn,
        "google.protobuf.Timestamp" => CelType.Timestamp,
        "google.protobuf.Duration" => CelType.Duration,
        "optional_type" => CelType.OptionalOf(CelType.Dyn),
        "net.IP" => KubernetesTypes.Ip,
        "net.CIDR" => KubernetesTypes.Cidr,
        "kubernetes.Quantity" => KubernetesTypes.Quantity,
        "kubernetes.Semver" => KubernetesTypes.Semver,
        "kubernetes.URL" => KubernetesTypes.Url,
        _ => null,
    };

    private static Dictionary<string, Overload[]> Table(IEnumerable<Overload> overloads) =>
        overloads.GroupBy(o => o.Function, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
}
