using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Limit on the use of huge pages of one size.</summary>
[GrpcMessage]
public sealed partial record HugepageLimit
{
    /// <summary>Field <c>page_size</c>.</summary>
    [Field("", 1)]
    public string PageSize { get; init; } = "";

    /// <summary>Field <c>limit</c>.</summary>
    [Field("", 2)]
    public ulong Limit { get; init; }
}
