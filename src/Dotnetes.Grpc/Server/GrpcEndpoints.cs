using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Dotnetes.Grpc.Server;

/// <summary>Puts a <see cref="GrpcRouter"/> into an ASP.NET Core pipeline.</summary>
public static class GrpcEndpoints
{
    /// <summary>Serves every request with a gRPC content type, also for unknown methods; others go on in the pipeline.</summary>
    public static IApplicationBuilder UseGrpc(this IApplicationBuilder app, GrpcRouter router) =>
        app.Use(next => http => GrpcRouter.IsGrpc(http.Request) ? router.Invoke(http) : next(http));

    /// <summary>Routes the paths of the services that the router knows to it, also for unknown methods of these services.</summary>
    public static IEndpointRouteBuilder MapGrpc(this IEndpointRouteBuilder endpoints, GrpcRouter router)
    {
        foreach (var service in router.Services)
        {
            endpoints.MapPost($"/{service}/{{method}}", router.Invoke);
        }

        return endpoints;
    }

    /// <summary>
    /// Lets Kestrel serve clients whose <c>:authority</c> is no host name. Clients written in Go send the path of a unix socket or a URL there.
    /// <see cref="GrpcServer"/> does so by itself.
    /// </summary>
    public static void AcceptAnyAuthority(this KestrelServerOptions kestrel) => kestrel.RequestHeaderEncodingSelector = AuthorityEncoding.Select!;
}
