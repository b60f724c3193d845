namespace Dotnetes.Api.Config.EventRateLimit.V1Alpha1;

/// <summary>Configuration of the admission plugin that limits the rate of events.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("eventratelimit.admission.k8s.io", "v1alpha1", "Configuration")]
public sealed partial record Configuration
{
    [Field("limits", Omit = Omit.Never, Required = true)]
    public ValueList<Limit> Limits { get; init; }
}
