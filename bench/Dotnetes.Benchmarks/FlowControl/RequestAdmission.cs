using BenchmarkDotNet.Attributes;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.FlowControl;
using Dotnetes.ApiServer.FlowControl.Configuration;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Metrics;

namespace Dotnetes.Benchmarks.FlowControl;

/// <summary>
/// What flow control costs a request that finds a free seat: matching it against the default flow schemas, the estimate of its work, its seat, and giving the seat back. The
/// goal is less than a microsecond.
/// </summary>
[MemoryDiagnoser]
public class RequestAdmission
{
    private static readonly UserInfo s_account = new("system:serviceaccount:shop:cart") { Groups = ["system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated"] };
    private static readonly UserInfo s_node = new("system:node:a") { Groups = ["system:nodes", "system:authenticated"] };
    private static readonly UserInfo s_administrator = new("root") { Groups = ["system:masters", "system:authenticated"] };

    private readonly RequestInfo _get = RequestInfoParser.Parse("GET", "/api/v1/namespaces/shop/configmaps/settings", watch: false);
    private readonly RequestInfo _renew = RequestInfoParser.Parse("PUT", "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/a", watch: false);
    private RequestGate _gate = null!;
    private RequestGate _counter = null!;
    private FlowController _controller = null!;

    [GlobalSetup]
    public void Open()
    {
        var metrics = new FlowControlMetrics(new MetricRegistry(), TimeProvider.System);
        var options = new FlowControlOptions();
        _controller = new FlowController(options.TotalSeats, TimeProvider.System, metrics);
        _controller.Apply(
            BootstrapPriorityLevels.Mandatory.Concat(BootstrapPriorityLevels.Suggested), BootstrapFlowSchemas.Mandatory.Concat(BootstrapFlowSchemas.Suggested));
        var estimator = new WorkEstimator(_ => new ResourceStatistics(100, 1000));
        _gate = new RequestGate(options, _controller, estimator, metrics, 1, TimeProvider.System) { IsOpen = false };
        _counter = new RequestGate(options with { PriorityAndFairness = false }, _controller, estimator, metrics, 1, TimeProvider.System);
    }

    [Benchmark]
    public bool ByServiceAccount() => Pass(_gate, _get, s_account);

    [Benchmark]
    public bool ByNode() => Pass(_gate, _renew, s_node);

    [Benchmark]
    public bool Exempt() => Pass(_gate, _get, s_administrator);

    [Benchmark]
    public bool OnlyCounted() => Pass(_counter, _get, s_account);

    [Benchmark]
    public bool OnlyMatched() => _controller.Match(_get, s_account).Level.IsExempt;

    private static bool Pass(RequestGate gate, RequestInfo info, UserInfo user)
    {
        var entering = gate.Enter(info, user, QueryParameters.None, TimeSpan.FromMinutes(1), default);
        if (!entering.IsCompleted)
        {
            throw new InvalidOperationException("the benchmark measures requests that need not wait");
        }

        using var pass = entering.GetAwaiter().GetResult();
        return pass.IsRejected;
    }
}
