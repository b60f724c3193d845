namespace Dotnetes.Api.AdmissionRegistration.V1Beta1;

/// <summary>Finds the parameter objects of a policy by name or by label selector.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1beta1.ParamRef", Atomic = true)]
public sealed partial record ParamRef
{
    [Field("name", 1)]
    public string Name { get; init; } = "";

    [Field("namespace", 2)]
    public string Namespace { get; init; } = "";

    [Field("selector", 3)]
    public Meta.V1.LabelSelector? Selector { get; init; }

    [Field("parameterNotFoundAction", 4)]
    public string? ParameterNotFoundAction { get; init; }
}
