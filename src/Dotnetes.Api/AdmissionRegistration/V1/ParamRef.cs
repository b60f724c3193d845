namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>Chooses parameter objects by name or by label; exactly one of name and selector must be set.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.ParamRef", Atomic = true)]
public sealed partial record ParamRef
{
    /// <summary>Name of the parameter object; excludes a selector.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>Namespace of the parameter objects; unset uses that of the request. Forbidden for cluster-wide parameter kinds.</summary>
    [Field("namespace", 2)]
    public string Namespace { get; init; } = "";

    /// <summary>Label query for parameter objects; empty takes all of them. Excludes a name.</summary>
    [Field("selector", 3)]
    public Meta.V1.LabelSelector? Selector { get; init; }

    /// <summary>Allow treats missing parameters as passing; Deny hands the case over to the failure policy.</summary>
    [Field("parameterNotFoundAction", 4)]
    public string? ParameterNotFoundAction { get; init; }
}
