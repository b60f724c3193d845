namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Share of concurrency of a limited level and the treatment of requests beyond it.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.LimitedPriorityLevelConfiguration")]
public sealed partial record LimitedPriorityLevelConfiguration
{
    /// <summary>Weight of this level when the total concurrency of the server is divided among levels.</summary>
    [Field("nominalConcurrencyShares", 1, Omit = Omit.Never)]
    public int? NominalConcurrencyShares { get; init; }

    /// <summary>What happens to requests that cannot run right away.</summary>
    [Field("limitResponse", 2, Default = "{}")]
    public LimitResponse LimitResponse { get; init; } = LimitResponse.Empty;

    /// <summary>Percentage of the nominal seats that other levels may borrow while unused here.</summary>
    [Field("lendablePercent", 3)]
    public int? LendablePercent { get; init; }

    /// <summary>Upper limit for seats borrowed from other levels, in percent of the nominal seats; unlimited if not set.</summary>
    [Field("borrowingLimitPercent", 4)]
    public int? BorrowingLimitPercent { get; init; }
}
