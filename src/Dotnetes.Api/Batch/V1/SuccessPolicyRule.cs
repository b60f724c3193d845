namespace Dotnetes.Api.Batch.V1;

/// <summary>A requirement for early success; at least one of its two settings must be present.</summary>
[ApiType(OpenApi = "io.k8s.api.batch.v1.SuccessPolicyRule")]
public sealed partial record SuccessPolicyRule
{
    /// <summary>Indexes that have to succeed, written as numbers and ranges like 1,3-5,7; unset means any index qualifies.</summary>
    [Field("succeededIndexes", 1)]
    public string? SucceededIndexes { get; init; }

    /// <summary>Minimum number of succeeded indexes needed, counted among succeededIndexes if that is also set; must be positive.</summary>
    [Field("succeededCount", 2)]
    public int? SucceededCount { get; init; }
}
