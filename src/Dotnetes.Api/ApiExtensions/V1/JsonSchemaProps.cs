namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>A JSON schema in the OpenAPI v3 flavour with Kubernetes extensions; describes and constrains a value.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps")]
public sealed partial record JsonSchemaProps
{
    /// <summary>Identifier URI of the schema; not usable in custom resource definitions.</summary>
    [Field("id", 1)]
    public string Id { get; init; } = "";

    /// <summary>URI of the schema dialect that is followed.</summary>
    [Field("$schema", 2)]
    public string SchemaValue { get; init; } = "";

    /// <summary>Reference to another schema; not supported in custom resource definitions.</summary>
    [Field("$ref", 3)]
    public string? Ref { get; init; }

    /// <summary>Text explaining the value, shown for example by kubectl explain.</summary>
    [Field("description", 4)]
    public string Description { get; init; } = "";

    /// <summary>JSON type of the value: object, array, string, integer, number or boolean.</summary>
    [Field("type", 5)]
    public string Type { get; init; } = "";

    /// <summary>Refinement of the type, such as date-time, int32 or uuid; unknown formats are ignored.</summary>
    [Field("format", 6)]
    public string Format { get; init; } = "";

    /// <summary>Short headline for the value in documentation.</summary>
    [Field("title", 7)]
    public string Title { get; init; } = "";

    /// <summary>Value inserted when the field is missing; must itself satisfy the schema.</summary>
    [Field("default", 8)]
    public RawJson? Default { get; init; }

    /// <summary>Greatest number allowed, itself included unless exclusiveMaximum is true.</summary>
    [Field("maximum", 9)]
    public double? Maximum { get; init; }

    /// <summary>When true, the value must be strictly below the maximum.</summary>
    [Field("exclusiveMaximum", 10)]
    public bool ExclusiveMaximum { get; init; }

    /// <summary>Smallest number allowed, itself included unless exclusiveMinimum is true.</summary>
    [Field("minimum", 11)]
    public double? Minimum { get; init; }

    /// <summary>When true, the value must be strictly above the minimum.</summary>
    [Field("exclusiveMinimum", 12)]
    public bool ExclusiveMinimum { get; init; }

    /// <summary>Greatest number of characters a string may have.</summary>
    [Field("maxLength", 13)]
    public long? MaxLength { get; init; }

    /// <summary>Least number of characters a string must have.</summary>
    [Field("minLength", 14)]
    public long? MinLength { get; init; }

    /// <summary>Regular expression that must match somewhere in the string, unless it is anchored.</summary>
    [Field("pattern", 15)]
    public string Pattern { get; init; } = "";

    /// <summary>Greatest number of elements an array may have.</summary>
    [Field("maxItems", 16)]
    public long? MaxItems { get; init; }

    /// <summary>Least number of elements an array must have.</summary>
    [Field("minItems", 17)]
    public long? MinItems { get; init; }

    /// <summary>Demands distinct array elements; must not be true here, use x-kubernetes-list-type set instead.</summary>
    [Field("uniqueItems", 18)]
    public bool UniqueItems { get; init; }

    /// <summary>The number must be a whole multiple of this one.</summary>
    [Field("multipleOf", 19)]
    public double? MultipleOf { get; init; }

    /// <summary>The complete list of values that are permitted.</summary>
    [Field("enum", 20, List = "atomic")]
    public ValueList<RawJson> Enum { get; init; }

    /// <summary>Greatest number of members an object may have.</summary>
    [Field("maxProperties", 21)]
    public long? MaxProperties { get; init; }

    /// <summary>Least number of members an object must have.</summary>
    [Field("minProperties", 22)]
    public long? MinProperties { get; init; }

    /// <summary>Names of the members that an object has to contain.</summary>
    [Field("required", 23, List = "atomic")]
    public ValueList<string> Required { get; init; }

    /// <summary>Schema that each element of an array has to satisfy.</summary>
    [Field("items", 24)]
    public JsonSchemaPropsOrArray? Items { get; init; }

    /// <summary>The value must satisfy each of these schemas.</summary>
    [Field("allOf", 25, List = "atomic")]
    public ValueList<JsonSchemaProps> AllOf { get; init; }

    /// <summary>The value must satisfy exactly one of these schemas.</summary>
    [Field("oneOf", 26, List = "atomic")]
    public ValueList<JsonSchemaProps> OneOf { get; init; }

    /// <summary>The value must satisfy at least one of these schemas.</summary>
    [Field("anyOf", 27, List = "atomic")]
    public ValueList<JsonSchemaProps> AnyOf { get; init; }

    /// <summary>The value must fail to satisfy this schema.</summary>
    [Field("not", 28)]
    public JsonSchemaProps? Not { get; init; }

    /// <summary>Schemas of the named members of an object.</summary>
    [Field("properties", 29)]
    public ValueMap<JsonSchemaProps> Properties { get; init; }

    /// <summary>Schema for members not listed under properties, or true; cannot be combined with properties.</summary>
    [Field("additionalProperties", 30)]
    public JsonSchemaPropsOrBool? AdditionalProperties { get; init; }

    /// <summary>Schemas for members whose names match a pattern; not supported in custom resource definitions.</summary>
    [Field("patternProperties", 31)]
    public ValueMap<JsonSchemaProps> PatternProperties { get; init; }

    /// <summary>Requirements that apply when a certain member is present; not supported in custom resource definitions.</summary>
    [Field("dependencies", 32)]
    public ValueMap<JsonSchemaPropsOrStringArray> Dependencies { get; init; }

    /// <summary>Schema for array elements beyond the listed ones; not supported in custom resource definitions.</summary>
    [Field("additionalItems", 33)]
    public JsonSchemaPropsOrBool? AdditionalItems { get; init; }

    /// <summary>Schemas kept for reference elsewhere; not supported in custom resource definitions.</summary>
    [Field("definitions", 34)]
    public ValueMap<JsonSchemaProps> Definitions { get; init; }

    /// <summary>Pointer to more documentation outside the schema.</summary>
    [Field("externalDocs", 35)]
    public ExternalDocumentation? ExternalDocs { get; init; }

    /// <summary>Sample value for documentation; it has no effect on validation.</summary>
    [Field("example", 36)]
    public RawJson? Example { get; init; }

    /// <summary>When true, null is accepted besides values of the declared type. Defaults to false.</summary>
    [Field("nullable", 37)]
    public bool Nullable { get; init; }

    /// <summary>When true, fields not named in the schema are kept instead of being pruned, down to the next level that specifies them.</summary>
    [Field("x-kubernetes-preserve-unknown-fields", 38)]
    public bool? XKubernetesPreserveUnknownFields { get; init; }

    /// <summary>Declares the value a complete Kubernetes object with apiVersion, kind and metadata, which are then checked.</summary>
    [Field("x-kubernetes-embedded-resource", 39)]
    public bool XKubernetesEmbeddedResource { get; init; }

    /// <summary>When true, the value may be either an integer or a string.</summary>
    [Field("x-kubernetes-int-or-string", 40)]
    public bool XKubernetesIntOrString { get; init; }

    /// <summary>Members of the elements that together form their unique key; required for list type map.</summary>
    [Field("x-kubernetes-list-map-keys", 41, List = "atomic")]
    public ValueList<string> XKubernetesListMapKeys { get; init; }

    /// <summary>How an array merges: atomic (default) as a whole, set by distinct scalars, map by keyed elements.</summary>
    [Field("x-kubernetes-list-type", 42)]
    public string? XKubernetesListType { get; init; }

    /// <summary>How an object merges: granular (default) per member or atomic as a whole.</summary>
    [Field("x-kubernetes-map-type", 43)]
    public string? XKubernetesMapType { get; init; }

    /// <summary>CEL rules that the value has to fulfil in addition to the schema.</summary>
    [Field("x-kubernetes-validations", 44, List = "map", Keys = "rule", Patch = "merge", MergeKey = "rule")]
    public ValueList<ValidationRule> XKubernetesValidations { get; init; }
}
