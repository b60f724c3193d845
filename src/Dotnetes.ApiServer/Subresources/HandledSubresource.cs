using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Subresources;

/// <summary>A subresource that somebody else serves by a <see cref="SubresourceHandler"/>.</summary>
internal sealed class HandledSubresource(SubresourceHandler handler, TimeProvider time) : ISubresource
{
    private readonly PostedFields _posted = new(time);

    /// <inheritdoc/>
    public string Name => handler.Name;

    /// <inheritdoc/>
    public bool Serves(ResourceDefinition definition) => definition.Info.Group == handler.Group && definition.Info.Plural == handler.Resource;

    /// <inheritdoc/>
    public async ValueTask<ApiResponse> Send(RequestContext context, ResourceEndpoint endpoint)
    {
        var options = context.Query.ToCreateOptions();
        var body = handler.Default(BodyDecoder.Decode(context, handler.Body, options.FieldValidation));
        context.Audit?.Requested(body);
        body = _posted.Own(context, handler.Body, body, options, keepsSystemFields: true);
        var parent = await endpoint.Read(context);
        var strategic = endpoint.ContextFor(context, !options.DryRun.IsEmpty);
        body = await endpoint.Admit(context, body, options, strategic.DryRun, admitted => handler.Prepare(parent, admitted, strategic));
        var answer = await handler.Create(parent, body, strategic, context.Cancelled);
        return new ApiResponse.Value(201, answer);
    }
}
