namespace Dotnetes.Api.Config.Abac.V1Beta1;

/// <summary>One line of an attribute-based access policy file.</summary>
[ApiType(OpenApi = "pkg.apis.abac.v1beta1.Policy", Proto = false, TypeMeta = true)]
[Kind("abac.authorization.kubernetes.io", "v1beta1", "Policy")]
public sealed partial record Policy
{
    [Field("spec", Required = true, Default = "{}")]
    public PolicySpec Spec { get; init; } = PolicySpec.Empty;
}
