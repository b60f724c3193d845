namespace Dotnetes.Api.Config.PodTolerationRestriction.V1Alpha1;

/// <summary>Default and permitted tolerations for namespaces that do not state their own.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("podtolerationrestriction.admission.k8s.io", "v1alpha1", "Configuration")]
public sealed partial record Configuration
{
    [Field("default")]
    public ValueList<Core.V1.Toleration> Default { get; init; }

    [Field("whitelist")]
    public ValueList<Core.V1.Toleration> Whitelist { get; init; }
}
