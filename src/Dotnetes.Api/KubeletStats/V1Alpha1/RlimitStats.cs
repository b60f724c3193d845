namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Process limit of the node and the number of running processes.</summary>
[ApiType(Proto = false)]
public sealed partial record RlimitStats
{
    [Field("time", Required = true)]
    public Time Time { get; init; }

    [Field("maxpid")]
    public long? Maxpid { get; init; }

    [Field("curproc")]
    public long? Curproc { get; init; }
}
