using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>DNS servers, search domains and resolver options for a pod sandbox.</summary>
[GrpcMessage]
public sealed partial record DnsConfig
{
    /// <summary>Field <c>servers</c>.</summary>
    [Field("", 1)]
    public ValueList<string> Servers { get; init; }

    /// <summary>Field <c>searches</c>.</summary>
    [Field("", 2)]
    public ValueList<string> Searches { get; init; }

    /// <summary>Field <c>options</c>.</summary>
    [Field("", 3)]
    public ValueList<string> Options { get; init; }
}
