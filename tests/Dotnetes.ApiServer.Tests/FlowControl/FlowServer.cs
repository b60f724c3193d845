using System.Net;
using System.Text;
using Dotnetes.Api.FlowControl.V1;
using Dotnetes.ApiServer.FlowControl;
using Dotnetes.ApiServer.Tests.Authorization;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Tests.FlowControl;

/// <summary>A server with a priority level of one seat and one place to wait, for the users of the group <c>crowd</c>.</summary>
internal sealed class FlowServer : IAsyncDisposable
{
    // So that one share is one seat.
    private const int Seats = 246;

    private FlowServer(TestServer server, HoldingPlugin holding)
    {
        Server = server;
        Holding = holding;
        Client = new KubeClient(server.Transport);
    }

    public TestServer Server { get; }

    public HoldingPlugin Holding { get; }

    public IKubeClient Client { get; }

    public static async Task<FlowServer> Start(Func<FlowControlOptions, FlowControlOptions>? change = null, bool withCrowd = true)
    {
        var holding = new HoldingPlugin();
        var flow = new FlowControlOptions { MaxRequestsInFlight = Seats - 1, MaxMutatingRequestsInFlight = 1 };
        var server = await TestServer.Start(https: true, o => o with
        {
            Admission = [holding],
            Authenticators = [new HeaderAuthenticator()],
            FlowControl = change is null ? flow : change(flow),
        });
        var result = new FlowServer(server, holding);
        if (withCrowd)
        {
            await result.AddCrowd();
        }

        return result;
    }

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, string user, string body = "", CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add(HeaderAuthenticator.Header, user);
        if (body.Length > 0)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return await Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public Task<HttpResponseMessage> Create(string name, string user, string query = "", CancellationToken cancellationToken = default) =>
        Send(HttpMethod.Post, $"/api/v1/namespaces/default/configmaps{query}", user, $$$"""{"metadata":{"name":"{{{name}}}"}}""", cancellationToken);

    public async Task<string> Get(string path)
    {
        using var response = await Send(HttpMethod.Get, path, "admin,system:masters");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Waits until something holds that comes about by itself.</summary>
    public static async Task Until(Func<bool> holds)
    {
        for (var i = 0; i < 3000 && !holds(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        Assert.True(holds());
    }

    public ApiServer.FlowControl.Queuing.QueueSetReport Crowd() =>
        Server.Host.Core.FlowControl.Controller.Levels.Single(l => l.Name == "tiny").Queues.Report(withRequests: true);

    public async ValueTask DisposeAsync()
    {
        Holding.Release();
        await Server.DisposeAsync();
    }

    private async Task AddCrowd()
    {
        await Client.Create(new PriorityLevelConfiguration
        {
            Metadata = new() { Name = "tiny" },
            Spec = new()
            {
                Type = PriorityLevelEnablement.Limited,
                Limited = new()
                {
                    NominalConcurrencyShares = 1,
                    BorrowingLimitPercent = 0,
                    LimitResponse = new() { Type = LimitResponseType.Queue, Queuing = new() { Queues = 1, HandSize = 1, QueueLengthLimit = 1 } },
                },
            },
        });
        await Client.Create(new FlowSchema
        {
            Metadata = new() { Name = "crowd" },
            Spec = new()
            {
                PriorityLevelConfiguration = new() { Name = "tiny" },
                MatchingPrecedence = 50,
                DistinguisherMethod = new() { Type = FlowDistinguisherMethodType.ByUser },
                Rules =
                [
                    new()
                    {
                        Subjects = [new() { Kind = SubjectKind.Group, Group = new() { Name = "crowd" } }],
                        ResourceRules = [new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"], Namespaces = ["*"], ClusterScope = true }],
                    },
                ],
            },
        });
        await Until(() => Server.Host.Core.FlowControl.Controller is var c && c.Schemas.Any(s => s.Schema.Metadata.Name == "crowd") && c.Levels.Any(l => l.Name == "tiny"));
    }
}
