using Dotnetes.Cel.Checking;
using Dotnetes.Cel.Evaluation;
using Dotnetes.Cel.Libraries;
using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Cel.Tests;

/// <summary>What the tests evaluate in.</summary>
internal static class Expressions
{
    private static readonly CelType _person = CelType.ObjectOf(new CelObjectType("test.Person", () =>
    [
        new CelField("name", CelType.String),
        new CelField("born", CelType.Timestamp),
        new CelField("weight", CelType.Double),
        new CelField("friend", CelType.Dyn),
        new CelField("foo__dash__bar", CelType.Int) { JsonName = "foo-bar" },
    ]));

    public static CelEnvironment Environment { get; } = CelEnvironment.Kubernetes
        .WithVariable("i", CelType.Int)
        .WithVariable("s", CelType.String)
        .WithVariable("any", CelType.Dyn)
        .WithVariable("absent", CelType.Dyn)
        .WithVariable("object", CelType.Dyn)
        .WithVariable("names", CelType.ListOf(CelType.String))
        .WithVariable("labels", CelType.MapOf(CelType.String, CelType.String))
        .WithVariable("person", _person)
        .WithVariable("authorizer", KubernetesTypes.Authorizer);

    public static CelVariables Variables { get; } = new()
    {
        ["i"] = CelValue.Of(7L),
        ["s"] = CelValue.Of("héllo"),
        ["any"] = CelValue.Of("text"),
        ["object"] = JsonCelValues.Of(JsonValue.Parse("""{"metadata":{"name":"web","labels":{"app":"a"}},"spec":{"replicas":3,"ratio":1.5,"items":[1,2,3],"none":null}}""")),
        ["names"] = JsonCelValues.Of(JsonValue.Parse("""["b","a","c"]""")),
        ["labels"] = JsonCelValues.Of(JsonValue.Parse("""{"app":"a","tier":"b"}"""), CelType.MapOf(CelType.String, CelType.String)),
        ["person"] = JsonCelValues.Of(JsonValue.Parse("""{"name":"Ann","born":"2000-01-02T03:04:05Z","weight":60,"foo-bar":5}"""), _person),
        ["authorizer"] = AuthorizerLibrary.Of(new Permissions()),
    };

    /// <summary>The result as text, or the mistakes of compiling, or the error of evaluating.</summary>
    public static string Evaluate(string expression)
    {
        var compiled = Environment.Compile(expression);
        if (compiled.Program is null)
        {
            return compiled.ErrorText;
        }

        var value = compiled.Program.Evaluate(Variables).Value;
        return value.IsError ? "error: " + value.Error!.Message : value.ToString();
    }

    private sealed class Permissions : ICelAuthorizer
    {
        public CelDecision Check(CelAuthorizationCheck check) => check switch
        {
            { Path: "/healthz", Verb: "get" } => new(true, "open"),
            { Resource: "pods", Namespace: "default", Verb: "create", Group: "", Subresource: "exec", Name: "p" } => new(true),
            { ServiceAccount: ("ns", "sa"), Resource: "nodes" } => new(true),
            { Verb: "fail" } => new(false, "", "broken"),
            _ => new(false, "no"),
        };
    }
}
