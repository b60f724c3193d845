using Dotnetes.ApiServer.Connecting;
using Dotnetes.ApiServer.Registry;

namespace Dotnetes.ApiServer.Pipeline;

/// <summary>Which paths there are, and which methods they take: what a router finds out before anybody looks at media types or bodies.</summary>
internal static class Routes
{
    /// <summary>Checks that a request for a resource leads somewhere.</summary>
    /// <param name="table">What is served.</param>
    /// <param name="info">What is asked for.</param>
    /// <param name="method">The HTTP method.</param>
    /// <exception cref="ApiException">404 when there is no such path, 405 when it does not take the method.</exception>
    public static void Check(TableSnapshot table, RequestInfo info, string method)
    {
        IReadOnlyList<string> verbs;
        if (info.Verb == "proxy")
        {
            // The old form of proxies: there is no such path any more.
            verbs = [];
        }
        else if (table.FindVirtual(info.Group, info.Version, info.Resource) is { } unstored)
        {
            // Reviews are cluster-wide or of a namespace; lists of such things are found in both places. Whoever may do something in a namespace may not do it for the cluster by naming the namespace.
            var isElsewhere = unstored.Codec.Info.Namespaced ? info.Namespace.Length == 0 && info.Verb != "list" : info.Namespace.Length > 0;
            verbs = isElsewhere || info.IsOldWatch || info.Subresource.Length > 0 || (info.Name.Length > 0 && !unstored.Verbs.Contains("get")) ? [] : unstored.Verbs;
        }
        else
        {
            verbs = table.Find(info.Group, info.Version, info.Resource) is { } endpoint ? VerbsOf(endpoint, info) : [];
        }

        if (verbs.Count == 0)
        {
            throw ApiErrors.PathNotFound();
        }

        // Upstream's routes to proxies take HEAD and OPTIONS, too, of which the latter has no verb; nothing else does.
        var takes = info.IsOldWatch ? method == "GET"
            : ConnectPath.IsProxy(info) ? info.Verb.Length == 0 || verbs.Contains(info.Verb)
            : verbs.Contains(info.Verb) && method != "HEAD";
        if (!takes)
        {
            throw ApiErrors.MethodNotSupported();
        }
    }

    // A namespace is its own namespace, but has no address in one.
    private static bool IsNested(RequestInfo info) => info.Path.Contains($"/namespaces/{info.Namespace}/namespaces", StringComparison.Ordinal);

    // Nothing where there is no such path.
    private static IReadOnlyList<string> VerbsOf(ResourceEndpoint endpoint, RequestInfo info)
    {
        var definition = endpoint.Definition;
        var isWhole = info.Subresource.Length == 0;
        // A namespaced object has no address without its namespace, nor a cluster-scoped one with it.
        if (definition.Info.Namespaced ? info.Namespace.Length == 0 && info.Name.Length > 0 : info.Namespace.Length > 0 && (info.Resource != "namespaces" || IsNested(info)))
        {
            return [];
        }

        if (info.IsOldWatch)
        {
            return isWhole ? endpoint.Verbs.OldWatch : [];
        }

        if (!isWhole)
        {
            var leadsOn = info.Rest.Length == 0 || ConnectPath.IsProxy(info);
            return leadsOn ? definition.Subresources.FirstOrDefault(s => s.Name == info.Subresource)?.Verbs ?? [] : [];
        }

        if (info.Name.Length > 0)
        {
            return endpoint.Verbs.Item;
        }

        return definition.Info.Namespaced && info.Namespace.Length == 0 ? endpoint.Verbs.Everywhere : endpoint.Verbs.Collection;
    }
}
