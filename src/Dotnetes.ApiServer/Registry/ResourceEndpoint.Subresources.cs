using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Registry;

/// <content>Subresources.</content>
internal sealed partial class ResourceEndpoint
{
    /// <summary>Carries out a verb on a subresource.</summary>
    public ValueTask<ApiResponse> Subresource(RequestContext context, SubresourceDefinition declared)
    {
        if (_services.Subresources.TryGetValue(declared.Name, out var special) && special.Serves(Definition))
        {
            return special.Send(context, this);
        }

        if (declared.ApiVersion.Length > 0 || declared.Kind != Definition.Info.Kind)
        {
            throw ApiErrors.PathNotFound();
        }

        return context.Info.Verb switch
        {
            "get" => Get(context),
            "update" => Update(context),
            "patch" => Patch(context),
            _ => throw ApiErrors.MethodNotSupported(Group, Plural, context.Info.Verb),
        };
    }
}
