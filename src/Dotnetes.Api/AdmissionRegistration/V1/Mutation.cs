namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>One change to the object, given in exactly one of two forms.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.Mutation")]
public sealed partial record Mutation
{
    /// <summary>Form of the change: ApplyConfiguration or JSONPatch; the member of that form must be set.</summary>
    [Field("patchType", 2, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "ApplyConfiguration|JSONPatch")]
    public string PatchType { get; init; } = "";

    /// <summary>Change given as a partial object that is merged like server-side apply.</summary>
    [Field("applyConfiguration", 3)]
    public ApplyConfiguration? ApplyConfiguration { get; init; }

    /// <summary>Change given as a list of JSON patch operations.</summary>
    [Field("jsonPatch", 4)]
    public JsonPatch? JsonPatch { get; init; }
}
