using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>The query of a request for a connection as the object that admission plugins see.</summary>
internal static class ConnectOptions
{
    /// <summary>The options of exec, attach or portforward.</summary>
    /// <exception cref="ApiException">400: they cannot be read.</exception>
    public static IKubeKind OfStream(string subresource, QueryParameters query) => subresource switch
    {
        "exec" => new PodExecOptions
        {
            Stdin = query.Flag("stdin"),
            Stdout = query.Flag("stdout"),
            Stderr = query.Flag("stderr"),
            Tty = query.Flag("tty"),
            Container = query["container"],
            Command = query.All("command").ToValueList(),
        },
        "attach" => new PodAttachOptions
        {
            Stdin = query.Flag("stdin"),
            Stdout = query.Flag("stdout"),
            Stderr = query.Flag("stderr"),
            Tty = query.Flag("tty"),
            Container = query["container"],
        },
        _ => new PodPortForwardOptions { Ports = query.All("ports").Select(Port).ToValueList() },
    };

    /// <summary>The options of proxy.</summary>
    /// <param name="info">The request.</param>
    public static IKubeKind OfProxy(RequestInfo info)
    {
        var path = info.Rest.Length > 0 ? "/" + info.Rest : "";
        path = info.Path.EndsWith('/') && !path.EndsWith('/') ? path + "/" : path;
        return info.Resource switch
        {
            "pods" => new PodProxyOptions { Path = path },
            "services" => new ServiceProxyOptions { Path = path },
            _ => new NodeProxyOptions { Path = path },
        };
    }

    private static int Port(string text) =>
        int.TryParse(text, out var port) ? port : throw ApiErrors.BadRequest($"strconv.ParseInt: parsing {GoText.Quote(text)}: invalid syntax");
}
