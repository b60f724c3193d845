namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>A JSON schema for validating and describing a part of custom objects.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.JSONSchemaProps")]
public sealed partial record JsonSchemaProps
{
    [Field("id", 1)]
    public string Id { get; init; } = "";

    [Field("$schema", 2)]
    public string SchemaValue { get; init; } = "";

    [Field("$ref", 3)]
    public string? Ref { get; init; }

    [Field("description", 4)]
    public string Description { get; init; } = "";

    [Field("type", 5)]
    public string Type { get; init; } = "";

    [Field("format", 6)]
    public string Format { get; init; } = "";

    [Field("title", 7)]
    public string Title { get; init; } = "";

    [Field("default", 8)]
    public RawJson? Default { get; init; }

    [Field("maximum", 9)]
    public double? Maximum { get; init; }

    [Field("exclusiveMaximum", 10)]
    public bool ExclusiveMaximum { get; init; }

    [Field("minimum", 11)]
    public double? Minimum { get; init; }

    [Field("exclusiveMinimum", 12)]
    public bool ExclusiveMinimum { get; init; }

    [Field("maxLength", 13)]
    public long? MaxLength { get; init; }

    [Field("minLength", 14)]
    public long? MinLength { get; init; }

    [Field("pattern", 15)]
    public string Pattern { get; init; } = "";

    [Field("maxItems", 16)]
    public long? MaxItems { get; init; }

    [Field("minItems", 17)]
    public long? MinItems { get; init; }

    [Field("uniqueItems", 18)]
    public bool UniqueItems { get; init; }

    [Field("multipleOf", 19)]
    public double? MultipleOf { get; init; }

    [Field("enum", 20, List = "atomic")]
    public ValueList<RawJson> Enum { get; init; }

    [Field("maxProperties", 21)]
    public long? MaxProperties { get; init; }

    [Field("minProperties", 22)]
    public long? MinProperties { get; init; }

    [Field("required", 23, List = "atomic")]
    public ValueList<string> Required { get; init; }

    [Field("items", 24)]
    public JsonSchemaPropsOrArray? Items { get; init; }

    [Field("allOf", 25, List = "atomic")]
    public ValueList<JsonSchemaProps> AllOf { get; init; }

    [Field("oneOf", 26, List = "atomic")]
    public ValueList<JsonSchemaProps> OneOf { get; init; }

    [Field("anyOf", 27, List = "atomic")]
    public ValueList<JsonSchemaProps> AnyOf { get; init; }

    [Field("not", 28)]
    public JsonSchemaProps? Not { get; init; }

    [Field("properties", 29)]
    public ValueMap<JsonSchemaProps> Properties { get; init; }

    [Field("additionalProperties", 30)]
    public JsonSchemaPropsOrBool? AdditionalProperties { get; init; }

    [Field("patternProperties", 31)]
    public ValueMap<JsonSchemaProps> PatternProperties { get; init; }

    [Field("dependencies", 32)]
    public ValueMap<JsonSchemaPropsOrStringArray> Dependencies { get; init; }

    [Field("additionalItems", 33)]
    public JsonSchemaPropsOrBool? AdditionalItems { get; init; }

    [Field("definitions", 34)]
    public ValueMap<JsonSchemaProps> Definitions { get; init; }

    [Field("externalDocs", 35)]
    public ExternalDocumentation? ExternalDocs { get; init; }

    [Field("example", 36)]
    public RawJson? Example { get; init; }

    [Field("nullable", 37)]
    public bool Nullable { get; init; }

    [Field("x-kubernetes-preserve-unknown-fields", 38)]
    public bool? XKubernetesPreserveUnknownFields { get; init; }

    [Field("x-kubernetes-embedded-resource", 39)]
    public bool XKubernetesEmbeddedResource { get; init; }

    [Field("x-kubernetes-int-or-string", 40)]
    public bool XKubernetesIntOrString { get; init; }

    [Field("x-kubernetes-list-map-keys", 41, List = "atomic")]
    public ValueList<string> XKubernetesListMapKeys { get; init; }

    [Field("x-kubernetes-list-type", 42)]
    public string? XKubernetesListType { get; init; }

    [Field("x-kubernetes-map-type", 43)]
    public string? XKubernetesMapType { get; init; }

    [Field("x-kubernetes-validations", 44, List = "map", Keys = "rule", Patch = "merge", MergeKey = "rule")]
    public ValueList<ValidationRule> XKubernetesValidations { get; init; }
}
