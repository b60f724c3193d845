using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization.Rbac;
using Dotnetes.ApiServer.Registry;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authorization.Nodes;

/// <summary>
/// Allows kubelets what they need to run the pods of their node (authorization mode <c>Node</c>): their own node, lease and CSINode, the pods bound to them, and what those refer to. It
/// never denies. What a kubelet writes into objects is checked by the NodeRestriction admission plugin.
/// </summary>
internal sealed class NodeAuthorizer : IAuthorizer, IRuleResolver
{
    private const string UserPrefix = "system:node:";
    private const string NodesGroup = "system:nodes";
    private const string LeaseNamespace = "kube-node-lease";

    private readonly NodeGraph _graph;
    private readonly ICacheFollower _feed;
    private readonly RuleTable _rules = new();

    /// <summary>Creates the authorizer over a graph.</summary>
    public NodeAuthorizer(NodeGraph graph, ICacheFollower feed)
    {
        _graph = graph;
        _feed = feed;
        _rules.Add(BootstrapRoles.Users.First(r => r.Metadata.Name == "system:node").Rules, 0);
    }

    /// <summary>Creates the authorizer over the objects of a server.</summary>
    public static NodeAuthorizer Create(Func<TableSnapshot> table, TimeProvider time, ILogger logger, CancellationToken stopping)
    {
        var graph = new NodeGraph();
        return new(graph, NodeFeed.Create(graph, table, time, logger, stopping));
    }

    /// <summary>The name of the node as which a user acts; null when it is none.</summary>
    public static string? NodeOf(UserInfo user) =>
        user.Name.StartsWith(UserPrefix, StringComparison.Ordinal) && user.Groups.Contains(NodesGroup) ? user.Name[UserPrefix.Length..] : null;

    /// <inheritdoc/>
    public ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        if (NodeOf(attributes.User) is not { } node)
        {
            return new(NoOpinion());
        }

        if (node.Length == 0)
        {
            return new(NoOpinion($"unknown node for user {GoText.Quote(attributes.User.Name)}"));
        }

        if (!attributes.IsResource)
        {
            return new(ByRules(attributes));
        }

        return (attributes.Group, attributes.Resource) switch
        {
            ("", NodeObject.Secrets or NodeObject.ConfigMaps) => Read(node, attributes, cancellationToken),
            ("", NodeObject.Claims) when attributes.Subresource == "status" => UpdateStatus(node, attributes, cancellationToken),
            ("", NodeObject.Claims or NodeObject.Volumes) => Get(node, attributes, cancellationToken),
            ("resource.k8s.io", NodeObject.ResourceClaims) => Get(node, attributes, cancellationToken),
            ("storage.k8s.io", NodeObject.Attachments) => Get(node, attributes, cancellationToken),
            ("", NodeObject.ServiceAccounts) => ServiceAccount(node, attributes, cancellationToken),
            ("coordination.k8s.io", "leases") => new(Lease(node, attributes)),
            ("storage.k8s.io", "csinodes") => new(CsiNode(node, attributes)),
            ("resource.k8s.io", NodeObject.Slices) => Slice(node, attributes, cancellationToken),
            ("", "nodes") => new(Node(node, attributes)),
            ("", NodeObject.Pods) => Pod(node, attributes, cancellationToken),
            ("certificates.k8s.io", "podcertificaterequests") => new(NoOpinion()),
            _ => new(ByRules(attributes)),
        };
    }

    /// <inheritdoc/>
    public ValueTask<SubjectRules> RulesFor(UserInfo user, string ns, CancellationToken cancellationToken) => new(NodeOf(user) is null
        ? SubjectRules.None
        : new SubjectRules([], IsIncomplete: true, "node authorizer does not support user rule resolution"));

    private static AuthorizationDecision Allow() => new(AuthorizationVerdict.Allow);

    private static AuthorizationDecision NoOpinion(string reason = "") => new(AuthorizationVerdict.NoOpinion, reason);

    private AuthorizationDecision ByRules(AuthorizationAttributes attributes) => _rules.Find(new RuleQuery(attributes)) >= 0 ? Allow() : NoOpinion();

    private ValueTask<AuthorizationDecision> Read(string node, AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Verb is not ("get" or "list" or "watch"))
        {
            return new(NoOpinion("can only read resources of this type"));
        }

        if (attributes.Subresource.Length > 0)
        {
            return new(NoOpinion("cannot read subresource"));
        }

        return attributes.Namespace.Length == 0
            ? new(NoOpinion("can only read namespaced object of this type"))
            : Related(node, attributes, cancellationToken);
    }

    private ValueTask<AuthorizationDecision> Get(string node, AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Verb != "get")
        {
            return new(NoOpinion("can only get individual resources of this type"));
        }

        return attributes.Subresource.Length > 0 ? new(NoOpinion("cannot get subresource")) : Related(node, attributes, cancellationToken);
    }

    private ValueTask<AuthorizationDecision> UpdateStatus(string node, AuthorizationAttributes attributes, CancellationToken cancellationToken) =>
        attributes.Verb is "update" or "patch" ? Related(node, attributes, cancellationToken) : new(NoOpinion("can only get/update/patch this type"));

    private ValueTask<AuthorizationDecision> ServiceAccount(string node, AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes is { Verb: "get", Subresource: "" })
        {
            return Read(node, attributes, cancellationToken);
        }

        if (attributes.Verb != "create" || attributes.Name.Length == 0)
        {
            return new(NoOpinion("can only create tokens for individual service accounts"));
        }

        return attributes.Subresource != "token"
            ? new(NoOpinion("can only create token subresource of serviceaccount"))
            : Related(node, attributes, cancellationToken);
    }

    // The name of what is created is not known here; NodeRestriction checks it.
    private static AuthorizationDecision Lease(string node, AuthorizationAttributes attributes)
    {
        if (attributes.Verb is not ("get" or "create" or "update" or "patch" or "delete"))
        {
            return NoOpinion("can only get, create, update, patch, or delete a node lease");
        }

        if (attributes.Namespace != LeaseNamespace)
        {
            return NoOpinion($"can only access leases in the {GoText.Quote(LeaseNamespace)} system namespace");
        }

        return attributes.Verb != "create" && attributes.Name != node ? NoOpinion("can only access node lease with the same name as the requesting node") : Allow();
    }

    private static AuthorizationDecision CsiNode(string node, AuthorizationAttributes attributes)
    {
        if (attributes.Verb is not ("get" or "create" or "update" or "patch" or "delete"))
        {
            return NoOpinion("can only get, create, update, patch, or delete a CSINode");
        }

        if (attributes.Subresource.Length > 0)
        {
            return NoOpinion("cannot authorize CSINode subresources");
        }

        return attributes.Verb != "create" && attributes.Name != node ? NoOpinion("can only access CSINode with the same name as the requesting node") : Allow();
    }

    private ValueTask<AuthorizationDecision> Slice(string node, AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Subresource.Length > 0)
        {
            return new(NoOpinion("cannot authorize ResourceSlice subresources"));
        }

        return attributes.Verb switch
        {
            "create" => new(Allow()),
            "get" or "update" or "patch" or "delete" => Related(node, attributes, cancellationToken),
            "watch" or "list" or "deletecollection" => new(IsSelected(attributes, "spec.nodeName", node)
                ? Allow()
                : NoOpinion("can only list/watch/deletecollection resourceslices with nodeName field selector")),
            _ => new(NoOpinion("only the following verbs are allowed for a ResourceSlice: get, watch, list, create, update, patch, delete, deletecollection")),
        };
    }

    // Compared by name, not by the graph: a kubelet reads its node before it is there.
    private static AuthorizationDecision Node(string node, AuthorizationAttributes attributes) => (attributes.Subresource, attributes.Verb) switch
    {
        ("", "create" or "update" or "patch") => Allow(),
        ("", "get" or "list" or "watch") when attributes.Name == node => Allow(),
        ("", "get" or "list" or "watch") when attributes.Name.Length == 0 => NoOpinion($"node '{node}' cannot read all nodes, only its own Node object"),
        ("", "get" or "list" or "watch") => NoOpinion($"node '{node}' cannot read '{attributes.Name}', only its own Node object"),
        ("status", "update" or "patch") => Allow(),
        _ => NoOpinion(),
    };

    private ValueTask<AuthorizationDecision> Pod(string node, AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        switch (attributes.Subresource, attributes.Verb)
        {
            case ("", "get"):
                return Get(node, attributes, cancellationToken);
            case ("", "list" or "watch"):
                if (IsSelected(attributes, "spec.nodeName", node))
                {
                    return new(Allow());
                }

                return attributes.Name.Length > 0
                    ? Related(node, attributes, cancellationToken)
                    : new(NoOpinion("can only list/watch pods with spec.nodeName field selector"));
            case ("", "create" or "delete") or ("status", "update" or "patch") or ("eviction", "create"):
                return new(Allow());
            default:
                return new(NoOpinion());
        }
    }

    // All requirements of a selector must hold, so one that is enough is enough whatever the others say.
    private static bool IsSelected(AuthorizationAttributes attributes, string field, string value) =>
        attributes.FieldSelection is { } selection && selection.Requirements.Any(r => r.Field == field && !r.IsNegated && r.Value == value);

    private ValueTask<AuthorizationDecision> Related(string node, AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Name.Length == 0)
        {
            return new(NoOpinion("No Object name found"));
        }

        var isLocal = attributes.Resource is not (NodeObject.Volumes or NodeObject.Attachments or NodeObject.Slices);
        var target = new NodeObject(attributes.Resource, isLocal ? attributes.Namespace : "", attributes.Name);
        return _feed.Ready.IsCompletedSuccessfully && _graph.IsRelated(node, target) ? new(Allow()) : AskAgain(node, target, cancellationToken);
    }

    // A kubelet may learn of a pod before this server does, from another one.
    private async ValueTask<AuthorizationDecision> AskAgain(string node, NodeObject target, CancellationToken cancellationToken)
    {
        await _feed.CatchUp(cancellationToken);
        return _graph.IsRelated(node, target) ? Allow() : NoOpinion($"no relationship found between node '{node}' and this object");
    }
}
