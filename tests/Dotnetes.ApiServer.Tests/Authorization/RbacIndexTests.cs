using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Authorization.Rbac;

namespace Dotnetes.ApiServer.Tests.Authorization;

public sealed class RbacIndexTests
{
    private const string Rbac = "rbac.authorization.k8s.io";

    // rule (groups; resources; names; urls; verbs) | request (verb group resource/sub name, or verb path) | allowed
    [Theory]
    [InlineData(";pods;;;get", "get - pods/ a", true)]
    [InlineData(";pods;;;get", "list - pods/ -", false)]
    [InlineData(";pods;;;get", "get - pods/log a", false)]
    [InlineData(";pods;;;get", "get apps pods/ a", false)]
    [InlineData(";pods/log;;;get", "get - pods/log a", true)]
    [InlineData(";pods/log;;;get", "get - pods/ a", false)]
    [InlineData(";pods/log;;;get", "get - pods/status a", false)]
    [InlineData(";pods/*;;;get", "get - pods/log a", false)]
    [InlineData(";*;;;get", "get - pods/log a", true)]
    [InlineData(";*;;;get", "get - anything/ a", true)]
    [InlineData(";*;;;get", "get apps deployments/ a", false)]
    [InlineData("*;deployments;;;get", "get apps deployments/ a", true)]
    [InlineData("*;*/scale;;;get", "get apps deployments/scale a", true)]
    [InlineData("*;*/scale;;;get", "get apps deployments/ a", false)]
    [InlineData("*;*/scale;;;get", "get apps deployments/status a", false)]
    [InlineData("apps;*/scale;;;get", "get apps deployments/scale a", true)]
    [InlineData("apps;*/scale;;;get", "get example.com deployments/scale a", false)]
    [InlineData(";*/;;;get", "get - pods/ a", false)]
    [InlineData(";*/;;;get", "get - pods/log a", false)]
    [InlineData(";pods/;;;get", "get - pods/ a", false)]
    [InlineData("*;*;;;*", "delete any thing/sub x", true)]
    [InlineData(";pods;;;*", "evict - pods/ a", true)]
    [InlineData(";secrets;a,b;;get", "get - secrets/ a", true)]
    [InlineData(";secrets;a,b;;get", "get - secrets/ c", false)]
    [InlineData(";secrets;a,b;;get,list", "list - secrets/ -", false)]
    [InlineData(";secrets;a;;create", "create - secrets/ -", false)]
    [InlineData(";secrets;*;;get", "get - secrets/ a", false)]
    [InlineData(";;;/healthz;get", "get /healthz", true)]
    [InlineData(";;;/healthz;get", "get /healthz/etcd", false)]
    [InlineData(";;;/healthz/*;get", "get /healthz/etcd", true)]
    [InlineData(";;;/healthz/*;get", "get /healthz", false)]
    [InlineData(";;;/api*;get", "get /apis/apps", true)]
    [InlineData(";;;*;*", "post /anything", true)]
    [InlineData(";;;*;get", "post /anything", false)]
    [InlineData(";;;/*/x;get", "get /a/x", false)]
    [InlineData("*;*;;;*", "get /metrics", false)]
    [InlineData(";;;*;*", "get - pods/ a", false)]
    public void A_rule_allows_what_it_says_and_nothing_else(string rule, string request, bool allowed)
    {
        var index = new RbacIndex();
        index.Set(new RoleKey("ClusterRole", "", "r"), [Rule(rule)]);
        index.Set(new BindingKey("", "b"), Role("ClusterRole", "r"), [User("u")]);
        Assert.Equal(allowed, IsAllowed(index, Request("u", request)));

        // The same among the rules of many other roles.
        for (var i = 0; i < 20; i++)
        {
            index.Set(new RoleKey("ClusterRole", "", $"other{i}"), [Rule($"other{i};others;;;get")]);
            index.Set(new BindingKey("", $"b{i}"), Role("ClusterRole", $"other{i}"), [User("u")]);
        }

        Assert.Equal(allowed, IsAllowed(index, Request("u", request)));
    }

    [Fact]
    public void A_namespaced_binding_counts_in_its_namespace_only()
    {
        var index = new RbacIndex();
        index.Set(new RoleKey("ClusterRole", "", "r"), [Rule("*;*;;;*"), Rule(";;;*;*")]);
        index.Set(new BindingKey("a", "b"), Role("ClusterRole", "r"), [User("u")]);
        Assert.True(IsAllowed(index, Request("u", "get - pods/ x", "a")));
        Assert.False(IsAllowed(index, Request("u", "get - pods/ x", "b")));
        Assert.False(IsAllowed(index, Request("u", "list - pods/ -", "")));
        Assert.False(IsAllowed(index, Request("u", "get /metrics")));
    }

    [Fact]
    public void A_role_is_that_of_the_binding_s_own_namespace()
    {
        var index = new RbacIndex();
        index.Set(new RoleKey("Role", "a", "r"), [Rule(";pods;;;get")]);
        index.Set(new BindingKey("b", "x"), Role("Role", "r"), [User("u")]);
        index.Set(new BindingKey("", "x"), Role("Role", "r"), [User("u")]);
        Assert.False(IsAllowed(index, Request("u", "get - pods/ x", "a")));
        Assert.False(IsAllowed(index, Request("u", "get - pods/ x", "b")));
        index.Set(new RoleKey("Role", "b", "r"), [Rule(";pods;;;get")]);
        Assert.True(IsAllowed(index, Request("u", "get - pods/ x", "b")));
        Assert.False(IsAllowed(index, Request("u", "get - pods/ x", "c")));
    }

    [Theory]
    [InlineData("User", "u", "", "u", true)]
    [InlineData("User", "u", "", "U", false)]
    [InlineData("User", "*", "", "u", false)]
    [InlineData("Group", "g", "", "u", true)]
    [InlineData("Group", "u", "", "u", false)]
    [InlineData("User", "g", "", "u", false)]
    [InlineData("ServiceAccount", "sa", "ns", "system:serviceaccount:ns:sa", true)]
    [InlineData("ServiceAccount", "sa", "", "system:serviceaccount:here:sa", true)]
    [InlineData("ServiceAccount", "sa", "", "system:serviceaccount:ns:sa", false)]
    [InlineData("ServiceAccount", "sa", "ns", "sa", false)]
    [InlineData("ServiceAccount", "a:sa", "ns", "system:serviceaccount:ns:sa", false)]
    [InlineData("Node", "u", "", "u", false)]
    public void A_subject_is_who_it_says(string kind, string name, string ns, string user, bool allowed)
    {
        var index = new RbacIndex();
        index.Set(new RoleKey("ClusterRole", "", "r"), [Rule(";pods;;;get")]);
        index.Set(new BindingKey("here", "b"), Role("ClusterRole", "r"), [new Subject { Kind = kind, Name = name, Namespace = ns }]);
        Assert.Equal(allowed, IsAllowed(index, Request(user, "get - pods/ x", "here") with { User = new UserInfo(user) { Groups = ["f", "g"] } }));
    }

    [Fact]
    public void Changes_count_at_once()
    {
        var index = new RbacIndex();
        var request = Request("u", "get - pods/ x", "a");
        index.Set(new BindingKey("a", "b"), Role("Role", "r"), [User("u")]);
        var refused = index.Decide(request);
        Assert.Equal(AuthorizationVerdict.NoOpinion, refused.Verdict);
        Assert.Equal("RBAC: role.rbac.authorization.k8s.io \"r\" not found", refused.Reason);
        index.Set(new RoleKey("Role", "a", "r"), [Rule(";pods;;;get")]);
        var allowed = index.Decide(request);
        Assert.Equal(AuthorizationVerdict.Allow, allowed.Verdict);
        Assert.Equal("RBAC: allowed by RoleBinding \"b/a\" of Role \"r\" to User \"u\"", allowed.Reason);
        index.Set(new RoleKey("Role", "a", "r"), [Rule(";pods;;;list")]);
        Assert.False(IsAllowed(index, request));
        index.Set(new RoleKey("Role", "a", "r"), [Rule(";pods;;;get")]);
        index.Set(new BindingKey("a", "b"), Role("Role", "r"), [User("v")]);
        Assert.False(IsAllowed(index, request));
        index.Set(new BindingKey("a", "b"), Role("Role", "r"), [User("u"), User("u")]);
        Assert.True(IsAllowed(index, request));
        index.Remove(new BindingKey("a", "b"));
        Assert.False(IsAllowed(index, request));
        index.Set(new RoleKey("Role", "a", "r"), null);
        Assert.Empty(index.Roles);
        Assert.Empty(index.Bindings);
    }

    [Fact]
    public void Decisions_are_those_of_going_through_all_bindings()
    {
        var random = new Random(7);
        string[] users = ["u0", "u1", "u2"], groups = ["", "apps", "*"], resources = ["pods", "pods/log", "*", "*/log", "things"], verbs = ["get", "list", "*"], spaces = ["", "a", "b"];
        string Any(string[] of) => of[random.Next(of.Length)];
        var index = new RbacIndex();
        var roles = new Dictionary<RoleKey, ValueList<PolicyRule>>();
        var bindings = new Dictionary<BindingKey, (RoleRef Role, Subject Subject)>();
        for (var step = 0; step < 3000; step++)
        {
            var key = new RoleKey("ClusterRole", "", $"r{random.Next(6)}");
            var binding = new BindingKey(Any(spaces), $"b{random.Next(8)}");
            switch (random.Next(5))
            {
                case 0:
                    roles[key] = [new PolicyRule { Verbs = [Any(verbs)], ApiGroups = [Any(groups)], Resources = [Any(resources)], ResourceNames = random.Next(3) == 0 ? ["x"] : [] }];
                    index.Set(key, roles[key]);
                    break;
                case 1:
                    roles.Remove(key);
                    index.Set(key, null);
                    break;
                case 2:
                    bindings.Remove(binding);
                    index.Remove(binding);
                    break;
                default:
                    bindings[binding] = (Role("ClusterRole", key.Name), random.Next(2) == 0 ? User(Any(users)) : new Subject { Kind = "Group", Name = "g" });
                    index.Set(binding, bindings[binding].Role, [bindings[binding].Subject]);
                    break;
            }

            var request = Request(Any(users), $"{Any(["get", "list"])} {Any(["-", "apps"])} {Any(["pods/", "pods/log", "things/"])} {Any(["x", "-"])}", Any(spaces));
            request = request with { User = request.User with { Groups = random.Next(2) == 0 ? ["g"] : [] } };
            var expected = bindings.Any(b =>
                (b.Key.Namespace.Length == 0 || b.Key.Namespace == request.Namespace)
                && (b.Value.Subject.Kind == "Group" ? request.User.Groups.Contains(b.Value.Subject.Name) : b.Value.Subject.Name == request.User.Name)
                && roles.TryGetValue(new RoleKey("ClusterRole", "", b.Value.Role.Name), out var rules)
                && rules.Any(r => Allows(r, request)));
            Assert.Equal(expected, IsAllowed(index, request));
        }
    }

    private static bool Allows(PolicyRule rule, AuthorizationAttributes request)
    {
        var combined = request.Subresource.Length > 0 ? $"{request.Resource}/{request.Subresource}" : request.Resource;
        return (rule.Verbs.Contains("*") || rule.Verbs.Contains(request.Verb))
            && (rule.ApiGroups.Contains("*") || rule.ApiGroups.Contains(request.Group))
            && rule.Resources.Any(r => r == "*" || r == combined || (request.Subresource.Length > 0 && r == $"*/{request.Subresource}"))
            && (rule.ResourceNames.IsEmpty || rule.ResourceNames.Contains(request.Name));
    }

    private static bool IsAllowed(RbacIndex index, AuthorizationAttributes request) => index.Decide(request).Verdict == AuthorizationVerdict.Allow;

    private static RoleRef Role(string kind, string name) => new() { ApiGroup = Rbac, Kind = kind, Name = name };

    private static Subject User(string name) => new() { ApiGroup = Rbac, Kind = "User", Name = name };

    private static PolicyRule Rule(string text)
    {
        var parts = text.Split(';');
        static ValueList<string> List(string list) => list.Length == 0 ? [] : list.Split(',').ToValueList();
        return parts[3].Length > 0
            ? new PolicyRule { NonResourceUrls = List(parts[3]), Verbs = List(parts[4]) }
            : new PolicyRule { ApiGroups = [parts[0]], Resources = List(parts[1]), ResourceNames = List(parts[2]), Verbs = List(parts[4]) };
    }

    private static AuthorizationAttributes Request(string user, string text, string ns = "")
    {
        var parts = text.Split(' ');
        var basic = new AuthorizationAttributes { User = new UserInfo(user), Verb = parts[0], Path = parts.Length == 2 ? parts[1] : "" };
        if (parts.Length == 2)
        {
            return basic;
        }

        var resource = parts[2].Split('/', 2);
        return basic with
        {
            IsResource = true,
            Group = parts[1] == "-" ? "" : parts[1],
            Resource = resource[0],
            Subresource = resource[1],
            Name = parts[3] == "-" ? "" : parts[3],
            Namespace = ns,
        };
    }
}
