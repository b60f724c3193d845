using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Patching;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Client;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Validation;
using Dotnetes.Machinery.Yaml;

namespace Dotnetes.ApiServer.Registry;

/// <content>Patch and apply.</content>
internal sealed partial class ResourceEndpoint
{
    /// <summary>Patches an object or one of its subresources.</summary>
    public async ValueTask<ApiResponse> Patch(RequestContext context)
    {
        await Storage.Cache.Started(_services.Stopping);
        PatchOptions options;
        IObjectPatch patch;
        try
        {
            options = PatchOptionsOf(context);
            if (context.Body.MediaType == ObjectPatch.ApplyYaml)
            {
                return await Apply(context, options, ReadConfiguration(context, options));
            }

            patch = PatchEngine.Open(context.Body, Definition.Codec);
        }
        catch (ApiException e) when (e.Status.Code is 400 or 422 && context.Body.MediaType != ObjectPatch.ApplyYaml && e.Status.Details?.Kind != "PatchOptions")
        {
            // That there is nothing to patch is said before that the patch is none.
            await Current(KeyOf(context), context.Info.Name, context.Cancelled);
            throw;
        }

        var manager = FieldManagement.ManagerOf(context, options);
        var result = await Change(context, options, IsDryRun(options.DryRun), current => Patched(context, current, patch, options), manager);
        return new ApiResponse.Object(200, Definition, result);
    }

    /// <summary>The checked options of a patch.</summary>
    /// <exception cref="ApiException">400 or 422.</exception>
    internal PatchOptions PatchOptionsOf(RequestContext context)
    {
        var options = context.Query.ToPatchOptions();
        context.Audit?.Patched(context.Body);
        RefuseOptions("PatchOptions", OptionsValidation.Validate(options, isApply: context.Body.MediaType == ObjectPatch.ApplyYaml));
        return !context.Body.Bytes.IsEmpty ? options : throw ApiErrors.BadRequest(context.Body.MediaType switch
        {
            ObjectPatch.ApplyYaml => "invalid object type: /, Kind=",
            ObjectPatch.StrategicMergePatch => "unexpected end of JSON input",
            _ => "error decoding patch: unexpected end of JSON input",
        });
    }

    /// <summary>Reads the configuration that is to be applied.</summary>
    /// <exception cref="ApiException">400.</exception>
    internal static JsonObject ReadConfiguration(RequestContext context, PatchOptions options)
    {
        try
        {
            var config = JsonValue.Parse(YamlToJson.Convert(context.Body.Bytes.Span, out var duplicates));
            if (!duplicates.IsEmpty && options.FieldValidation == "Strict")
            {
                throw ApiErrors.BadRequest($"error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n  {string.Join("\n  ", duplicates)}");
            }

            if (!duplicates.IsEmpty && options.FieldValidation != "Ignore")
            {
                foreach (var duplicate in duplicates)
                {
                    context.Warn(duplicate);
                }
            }

            return config as JsonObject ?? (config.IsNull ? JsonObject.Empty : throw new DecodingException(
                $"error unmarshaling JSON: while decoding JSON: json: cannot unmarshal {(config is JsonArray ? "array" : config is JsonString ? "string" : config is JsonNumber ? "number" : "bool")} into Go value of type map[string]interface {{}}"));
        }
        catch (DecodingException e)
        {
            var wrong = e.Message.StartsWith("yaml: ", StringComparison.Ordinal) ? $"error converting YAML to JSON: {e.Message}" : e.Message;
            throw ApiErrors.BadRequest($"error decoding YAML: {wrong}");
        }
    }

    /// <summary>Applies a configuration to an object inside the service of a subresource that has a kind of its own.</summary>
    internal async ValueTask<IKubeObject> ApplyWhole(RequestContext context, PatchOptions options, AdmissionView view, JsonObject config)
    {
        var whole = context.For(context.Info with { Subresource = "" });
        return (await Change(whole, options, IsDryRun(options.DryRun), current => Applied(whole, current, options, config, context.Info.Subresource), manager: null, view)).Value;
    }

    // Server-side apply (KEP-555): creates what is not there.
    private async ValueTask<ApiResponse> Apply(RequestContext context, PatchOptions options, JsonObject config)
    {
        var subresource = context.Info.Subresource;
        for (var attempt = 1; ; attempt++)
        {
            if (subresource.Length > 0 || await Storage.Get(KeyOf(context), context.Cancelled) is not null)
            {
                var changed = await Change(context, options, IsDryRun(options.DryRun), current => Applied(context, current, options, config, subresource), manager: null);
                return new ApiResponse.Object(200, Definition, changed);
            }

            var value = Applied(context, null, options, config, subresource);
            await context.CheckVerb("create");
            try
            {
                var create = new CreateOptions { DryRun = options.DryRun, FieldManager = options.FieldManager, FieldValidation = options.FieldValidation };
                return new ApiResponse.Object(201, Definition, await Create(context, value, create, options.DryRun, manager: null));
            }
            catch (ApiException e) when (e.Status.Reason == StatusReason.AlreadyExists && attempt < WriteAttempts)
            {
                // Somebody else was faster: now it is an update.
            }
        }
    }

    private IKubeObject Applied(RequestContext context, IKubeObject? current, PatchOptions options, JsonObject config, string subresource)
    {
        var value = Strategy.Default(Fields(subresource).Apply(current, config, options.FieldManager, options.Force == true));
        if (current is null && value.Metadata.Uid.Length > 0)
        {
            throw ApiErrors.Conflict(Group, Plural, context.Info.Name, $"uid mismatch: the provided object specified uid {value.Metadata.Uid}, and no existing object was found");
        }

        value = InNamespace(value, NamespaceOf(context));
        CheckName(context, value);
        return value;
    }

    private IKubeObject Patched(RequestContext context, IKubeObject current, IObjectPatch patch, PatchOptions options)
    {
        var value = Strategy.Default((IKubeObject)PatchEngine.Patch(context, patch, current, Definition.Codec, options));
        CheckName(context, value);
        return InNamespace(value, NamespaceOf(context));
    }
}
