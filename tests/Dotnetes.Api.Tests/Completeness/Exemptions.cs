namespace Dotnetes.Api.Tests.Completeness;

/// <summary>Types of the facts that have no record with the same fields, each with the reason.</summary>
internal static class Exemptions
{
    private const string Scalar = "a scalar written by hand with its own JSON form (tests of Dotnetes.Serialization)";
    private const string Union = "its JSON is one of two forms, written by hand; the golden samples cover it";
    private const string Raw = "any JSON value, kept as bytes (RawJson)";
    private const string TypeMeta = "part of every kind, which carries it as a flag of its schema";

    public static IReadOnlyDictionary<string, string> Types { get; } = new Dictionary<string, string>
    {
        ["apiextensions/v1.JSON"] = Raw,
        ["apiextensions/v1.JSONSchemaPropsOrArray"] = Union,
        ["apiextensions/v1.JSONSchemaPropsOrBool"] = Union,
        ["apiextensions/v1.JSONSchemaPropsOrStringArray"] = Union,
        ["apiextensions/v1beta1.JSON"] = Raw,
        ["apiextensions/v1beta1.JSONSchemaPropsOrArray"] = Union,
        ["apiextensions/v1beta1.JSONSchemaPropsOrBool"] = Union,
        ["apiextensions/v1beta1.JSONSchemaPropsOrStringArray"] = Union,
        ["meta/v1.Duration"] = Scalar,
        ["kubeadmbootstraptoken/v1.BootstrapTokenString"] = "one string in JSON",
        ["logsapi/v1.TimeOrMetaDuration"] = "a duration in JSON, as a number of nanoseconds or as text",
        ["meta/v1.GroupVersion"] = "names an API in program code, never on the wire",
        ["meta/v1.FieldsV1"] = Raw,
        ["meta/v1.MicroTime"] = Scalar,
        ["meta/v1.Time"] = Scalar,
        ["meta/v1.Timestamp"] = "the protobuf form of Time and MicroTime, read and written by them",
        ["meta/v1.TypeMeta"] = TypeMeta,
        ["runtime.TypeMeta"] = TypeMeta,
        ["runtime.RawExtension"] = Raw,
        ["runtime.Unknown"] = "the envelope of protobuf bodies (ProtobufEnvelope)",
        ["resource.Quantity"] = Scalar,
        ["intstr.IntOrString"] = Scalar,
    };

    /// <summary>Structs that are one string in JSON and a string here.</summary>
    public static IReadOnlySet<string> Texts { get; } = new HashSet<string> { "kubeadmbootstraptoken/v1.BootstrapTokenString" };

    public static IReadOnlyDictionary<string, string> ListKeys { get; } = new Dictionary<string, string>
    {
        ["ScoringStrategy.resources"] = "upstream declares a key that the elements do not have; nothing merges configuration files",
    };
}
