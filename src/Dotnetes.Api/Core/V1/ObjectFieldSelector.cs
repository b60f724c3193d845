namespace Dotnetes.Api.Core.V1;

/// <summary>Selects one field of an API object, usually the pod itself.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ObjectFieldSelector", Atomic = true)]
public sealed partial record ObjectFieldSelector
{
    /// <summary>Version of the schema in which the path is written; the default is v1.</summary>
    [Field("apiVersion", 1)]
    public string ApiVersion { get; init; } = "";

    /// <summary>Path of the field in dotted notation, for example metadata.labels with a quoted key in brackets.</summary>
    [Field("fieldPath", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string FieldPath { get; init; } = "";
}
