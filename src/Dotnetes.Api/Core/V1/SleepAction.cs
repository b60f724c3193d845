namespace Dotnetes.Api.Core.V1;

/// <summary>A hook that does nothing but wait for a while.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.SleepAction")]
public sealed partial record SleepAction
{
    /// <summary>How long to wait, in seconds; must not exceed the termination grace period.</summary>
    [Field("seconds", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public long Seconds { get; init; }
}
