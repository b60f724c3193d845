namespace Dotnetes.Api.AdmissionRegistration.V1Alpha1;

/// <summary>One change to the object, given as apply configuration or as JSON patch.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1alpha1.Mutation")]
public sealed partial record Mutation
{
    [Field("patchType", 2, Omit = Omit.Never, Required = true, Default = "\"\"", Enum = "ApplyConfiguration|JSONPatch")]
    public string PatchType { get; init; } = "";

    [Field("applyConfiguration", 3)]
    public ApplyConfiguration? ApplyConfiguration { get; init; }

    [Field("jsonPatch", 4)]
    public JsonPatch? JsonPatch { get; init; }
}
