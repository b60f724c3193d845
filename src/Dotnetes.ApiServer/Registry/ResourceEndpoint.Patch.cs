using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Patching;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Registry;

/// <content>Patch.</content>
internal sealed partial class ResourceEndpoint
{
    /// <summary>Patches an object or one of its subresources.</summary>
    public async ValueTask<ApiResponse> Patch(RequestContext context)
    {
        var options = context.Query.ToPatchOptions();
        RefuseOptions("PatchOptions", OptionsValidation.Validate(options, isApply: false));
        if (context.Body.Bytes.IsEmpty)
        {
            throw ApiErrors.BadRequest("patch body is empty");
        }

        await Storage.Cache.Ready(_services.Stopping);
        var patch = PatchEngine.Open(context.Body, Definition.Codec);
        var result = await Change(context, options, IsDryRun(options.DryRun), current => Patched(context, current, patch, options));
        return new ApiResponse.Object(200, Definition, result);
    }

    private IKubeObject Patched(RequestContext context, IKubeObject current, IObjectPatch patch, PatchOptions options)
    {
        IKubeObject value;
        try
        {
            var json = patch.ApplyTo(JsonText.Encode(current));
            value = (IKubeObject)BodyDecoder.Decode(context, json, MediaTypes.Json, Definition.Codec, options.FieldValidation);
        }
        catch (DecodingException e)
        {
            throw ApiErrors.BadRequest(e.Message);
        }

        value = Strategy.Default(value);
        CheckName(context, value);
        return InNamespace(value, NamespaceOf(context));
    }
}
