using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary>Serves paths that are no resources: discovery, health, OpenAPI, metrics.</summary>
internal interface IHttpPath
{
    /// <summary>Answers when the path is one of its own.</summary>
    ValueTask<bool> TryServe(HttpContext http, RequestContext context);
}
