using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authentication.Impersonating;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Dotnetes.ApiServer.Tests.Authentication;

/// <summary>KEP-5284: rights to be somebody else for some requests only.</summary>
public sealed class ConstrainedImpersonationTests
{
    private const string Agent = "system:serviceaccount:kube-system:agent";
    private readonly List<string> _asked = [];
    private readonly MetricRegistry _registry = new();

    /// <summary>Who sends, what is granted (verb group/resource[/subresource] namespace/name, semicolons between), the headers, and the user or the beginning of the refusal.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        // For a user two rights are needed, one of them for what the request does.
        { "eve", "impersonate-on:user-info:list /pods ns/;impersonate:user-info authentication.k8s.io/users /jane", "User=jane", "jane [system:authenticated]" },
        { "eve", "impersonate-on:user-info:list /pods ns/", "User=jane", "users.authentication.k8s.io \"jane\" is forbidden: User \"eve\" cannot impersonate:user-info resource \"users\" in API group \"authentication.k8s.io\" at the cluster scope" },
        { "eve", "impersonate:user-info authentication.k8s.io/users /jane", "User=jane", "pods is forbidden: User \"eve\" cannot impersonate-on:user-info:list resource \"pods\" in API group \"\" in the namespace \"ns\"" },
        { "eve", "impersonate-on:user-info:get /pods ns/;impersonate:user-info authentication.k8s.io/users /jane", "User=jane", "pods is forbidden" },
        { "eve", "impersonate-on:user-info:list /pods ns/;impersonate:user-info authentication.k8s.io/users /jane", "User=jane;Group=devs", "groups.authentication.k8s.io \"devs\" is forbidden" },
        {
            "eve", "impersonate-on:user-info:list /pods ns/;impersonate:user-info authentication.k8s.io/users /jane;impersonate:user-info authentication.k8s.io/groups /devs;impersonate:user-info authentication.k8s.io/uids /7;impersonate:user-info authentication.k8s.io/userextras/a.b/c /x",
            "User=jane;Group=devs;Uid=7;Extra-a.b%2Fc=x", "jane [devs,system:authenticated]"
        },

        // Nobody becomes an administrator in this way, and what is empty or malformed is nothing to be.
        { "eve", "*", "User=jane;Group=system:masters", "groups.authentication.k8s.io \"system:masters\" is forbidden: User \"eve\" cannot impersonate:user-info resource \"groups\" in API group \"authentication.k8s.io\" at the cluster scope: impersonating the system:masters group is not allowed" },
        { "eve", "*", "User=jane;Group=", "groups.authentication.k8s.io is forbidden: User \"eve\" cannot impersonate:user-info resource \"groups\" in API group \"authentication.k8s.io\" at the cluster scope: impersonating the empty string group is not allowed" },
        { "eve", "*", "User=jane;Extra-scopes=x", "userextras.authentication.k8s.io is forbidden: User \"eve\" cannot impersonate:user-info resource \"userextras\" in API group \"authentication.k8s.io\" at the cluster scope: impersonating an invalid key in extra is not allowed" },
        { "eve", "*", "User=jane;Extra-a.b%2Fc=", "userextras.authentication.k8s.io is forbidden: User \"eve\" cannot impersonate:user-info resource \"userextras\" in API group \"authentication.k8s.io\" at the cluster scope: impersonating the empty string value in extra is not allowed" },

        // From four groups on one right for all of them will do.
        {
            "eve", "impersonate-on:user-info:list /pods ns/;impersonate:user-info authentication.k8s.io/users /jane;impersonate:user-info authentication.k8s.io/groups /*",
            "User=jane;Group=a;Group=b;Group=c;Group=d", "jane [a,b,c,d,system:authenticated]"
        },
        {
            "eve", "impersonate-on:user-info:list /pods ns/;impersonate:user-info authentication.k8s.io/users /jane;impersonate:user-info authentication.k8s.io/groups /*",
            "User=jane;Group=a;Group=b;Group=c", "groups.authentication.k8s.io \"a\" is forbidden"
        },

        // Service accounts and nodes are ways of their own; only their name can be chosen.
        {
            "eve", "impersonate-on:serviceaccount:list /pods ns/;impersonate:serviceaccount authentication.k8s.io/serviceaccounts ns/a", "User=system:serviceaccount:ns:a",
            "system:serviceaccount:ns:a [system:serviceaccounts,system:serviceaccounts:ns,system:authenticated]"
        },
        {
            "eve", "impersonate-on:user-info:list /pods ns/;impersonate:user-info authentication.k8s.io/users /system:serviceaccount:ns:a", "User=system:serviceaccount:ns:a",
            "pods is forbidden: User \"eve\" cannot impersonate-on:serviceaccount:list"
        },
        {
            "eve", "impersonate-on:serviceaccount:list /pods ns/;impersonate:serviceaccount authentication.k8s.io/serviceaccounts ns/a", "User=system:serviceaccount:ns:a;Uid=1",
            "serviceaccounts \"a\" is forbidden: User \"eve\" cannot impersonate resource \"serviceaccounts\" in API group \"\" in the namespace \"ns\""
        },
        {
            "eve", "impersonate-on:arbitrary-node:list /pods ns/;impersonate:arbitrary-node authentication.k8s.io/nodes /n1", "User=system:node:n1",
            "system:node:n1 [system:nodes,system:authenticated]"
        },
        { "eve", "impersonate-on:associated-node:list /pods ns/;impersonate:associated-node authentication.k8s.io/nodes /*", "User=system:node:n1", "pods is forbidden: User \"eve\" cannot impersonate-on:arbitrary-node:list" },
        { Agent, "impersonate-on:associated-node:list /pods ns/;impersonate:associated-node authentication.k8s.io/nodes /*", "User=system:node:n1", "system:node:n1 [system:nodes,system:authenticated]" },
        { Agent, "impersonate-on:associated-node:list /pods ns/;impersonate:associated-node authentication.k8s.io/nodes /n1", "User=system:node:n1", "nodes.authentication.k8s.io \"*\" is forbidden" },
        { Agent, "impersonate-on:associated-node:list /pods ns/;impersonate:associated-node authentication.k8s.io/nodes /*", "User=system:node:n2", $"pods is forbidden: User \"{Agent}\" cannot impersonate-on:arbitrary-node:list" },

        // The old right still counts, for everything, and alone.
        { "eve", "impersonate /users /jane", "User=jane", "jane [system:authenticated]" },
        { "eve", "impersonate /users /jane;impersonate /groups /system:masters", "User=jane;Group=system:masters", "jane [system:masters,system:authenticated]" },
        { "eve", "impersonate /users /system:node:n1", "User=system:node:n1", "system:node:n1 [system:authenticated]" },
        { "eve", "impersonate /users /system:anonymous", "User=system:anonymous", "system:anonymous [system:unauthenticated]" },
        { "eve", "", "Group=devs", "requested &user.DefaultInfo{Name:\"\", UID:\"\", Groups:[]string{\"devs\"}, Extra:map[string][]string(nil)} without impersonating a user name" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task One_acts_as_others_for_what_one_may(string sender, string grants, string headers, string expected)
    {
        var http = Request(headers);
        var outcome = await Outcome(sender, grants, http);
        Assert.StartsWith(expected, outcome, StringComparison.Ordinal);
        if (outcome.EndsWith(']'))
        {
            Assert.Empty(http.Request.Headers);
        }
    }

    [Fact]
    public async Task The_way_that_was_good_is_tried_first_next_time_and_counted()
    {
        var impersonation = New("impersonate /users /jane");
        for (var i = 0; i < 2; i++)
        {
            _asked.Clear();
            Assert.Equal("jane", (await Apply(impersonation, "eve", Request("User=jane"))).Name);
        }

        Assert.Equal(["impersonate /users /jane"], _asked);
        await Assert.ThrowsAsync<ApiException>(() => Apply(impersonation, "eve", Request("User=root")).AsTask());
        var text = MetricRegistry.Write(_registry);
        Assert.Contains("apiserver_impersonation_attempts_total{decision=\"allowed\",mode=\"legacy\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("apiserver_impersonation_attempts_total{decision=\"denied\",mode=\"\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("apiserver_impersonation_authorization_attempts_total{decision=\"denied\",mode=\"user-info\"} 2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_node_on_which_an_agent_runs_authorizers_learn_only_that_there_is_one()
    {
        AuthorizationAttributes? seen = null;
        var impersonation = new Impersonation(new Grants("*", a => seen = a), new ImpersonationMetrics(_registry), TimeProvider.System);
        await Apply(impersonation, Agent, Request("User=system:node:n1"));
        Assert.Equal("*", seen!.Name);
        Assert.Equal(["authentication.kubernetes.io/node-name"], seen.User.Extra["authentication.kubernetes.io/associated-node-keys"]);
        Assert.False(seen.User.Extra.ContainsKey("authentication.kubernetes.io/node-name"));
    }

    private static DefaultHttpContext Request(string headers)
    {
        var http = new DefaultHttpContext();
        foreach (var header in headers.Split(';'))
        {
            var end = header.IndexOf('=', StringComparison.Ordinal);
            var name = "Impersonate-" + header[..end];
            http.Request.Headers[name] = StringValues.Concat(http.Request.Headers[name], header[(end + 1)..]);
        }

        return http;
    }

    private static ValueTask<UserInfo> Apply(Impersonation impersonation, string sender, DefaultHttpContext http)
    {
        var user = new UserInfo(sender)
        {
            Extra = sender == Agent ? ValueMap.Of(("authentication.kubernetes.io/node-name", (ValueList<string>)["n1"])) : default,
        };
        var info = RequestInfoParser.Parse("GET", "/api/v1/namespaces/ns/pods", watch: false);
        return impersonation.Apply(http, info, QueryParameters.None, user, null);
    }

    private Impersonation New(string grants) =>
        new(new Grants(grants, a => _asked.Add(Grants.Describe(a))), new ImpersonationMetrics(_registry), TimeProvider.System);

    private async Task<string> Outcome(string sender, string grants, DefaultHttpContext http)
    {
        try
        {
            var user = await Apply(New(grants), sender, http);
            return $"{user.Name} [{string.Join(',', user.Groups)}]";
        }
        catch (ApiException e)
        {
            return e.Message;
        }
    }

    // Grants everything with a star, but nothing of the old verb then.
    private sealed class Grants(string grants, Action<AuthorizationAttributes> asked) : IAuthorizer
    {
        private readonly string[] _grants = grants.Split(';');

        public static string Describe(AuthorizationAttributes a) =>
            $"{a.Verb} {a.Group}/{a.Resource}{(a.Subresource.Length > 0 ? "/" + a.Subresource : "")} {a.Namespace}/{a.Name}";

        public ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken)
        {
            asked(attributes);
            var isGranted = _grants is ["*"] ? attributes.Verb != "impersonate" : _grants.Contains(Describe(attributes));
            return new(new AuthorizationDecision(isGranted ? AuthorizationVerdict.Allow : AuthorizationVerdict.NoOpinion));
        }
    }
}
