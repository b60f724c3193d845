using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Tests.Resources.Kinds;

/// <summary>Sends objects through the strategy of their kind, as the engine does: defaults, preparation, validation.</summary>
internal static class Check
{
    /// <summary>What is wrong with a new object.</summary>
    public static string Create(string apiVersion, string kind, string json, string name = "x")
    {
        var (definition, value) = Read(apiVersion, kind, json, name);
        var context = StrategyContexts.Create();
        var errors = new FieldErrorList();
        definition.Strategy.ValidateCreate(definition.Strategy.PrepareForCreate(value, context), context, errors);
        return errors.ToString();
    }

    /// <summary>What is wrong with a change.</summary>
    public static string Update(string apiVersion, string kind, string before, string after, string subresource = "")
    {
        var (definition, value) = Read(apiVersion, kind, after, "x");
        var old = Read(apiVersion, kind, before, "x").Value;
        var context = StrategyContexts.Create() with { Subresource = subresource };
        var errors = new FieldErrorList();
        if (subresource.Length > 0)
        {
            definition.Strategy.ValidateSubresource(definition.Strategy.PrepareForSubresource(value, old, context), old, context, errors);
        }
        else
        {
            definition.Strategy.ValidateUpdate(definition.Strategy.PrepareForUpdate(value, old, context), old, context, errors);
        }

        return errors.ToString();
    }

    /// <summary>An object of a kind with its defaults; the JSON holds everything but kind and name.</summary>
    public static (ResourceDefinition Definition, IKubeObject Value) Read(string apiVersion, string kind, string json, string name)
    {
        var definition = BuiltInResources.All.First(d => d.Info.Kind == kind && d.Info.ApiVersion == apiVersion);
        var node = JsonNode.Parse(json)!.AsObject();
        node["apiVersion"] = apiVersion;
        node["kind"] = kind;
        var metadata = node["metadata"] as JsonObject ?? [];
        metadata["name"] ??= name;
        if (definition.Info.Namespaced)
        {
            metadata["namespace"] = "default";
        }

        node["metadata"] = metadata;
        var value = (IKubeObject)definition.Codec.DecodeJson(Encoding.UTF8.GetBytes(node.ToJsonString()));
        return (definition, definition.Strategy.Default(value));
    }
}
