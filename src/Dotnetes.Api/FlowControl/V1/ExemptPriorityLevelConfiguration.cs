namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Accounting values of an exempt level, whose own requests are never held back.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.ExemptPriorityLevelConfiguration")]
public sealed partial record ExemptPriorityLevelConfiguration
{
    /// <summary>Weight by which seats are set aside for this level when dividing the concurrency of the server.</summary>
    [Field("nominalConcurrencyShares", 1)]
    public int? NominalConcurrencyShares { get; init; }

    /// <summary>Percentage of the seats set aside that other levels may borrow.</summary>
    [Field("lendablePercent", 2)]
    public int? LendablePercent { get; init; }
}
