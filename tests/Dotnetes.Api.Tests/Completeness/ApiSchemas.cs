using System.Reflection;
using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Api.Tests.Completeness;

/// <summary>Every record of the API with its schema: those below the kinds, and those that only webhooks or kubelets exchange.</summary>
internal static class ApiSchemas
{
    private static readonly Dictionary<string, (Type Type, TypeSchema Schema)> s_byOpenApi = [];
    private static readonly Dictionary<string, (Type Type, TypeSchema Schema)> s_byFolder = [];

    static ApiSchemas()
    {
        foreach (var type in typeof(KubeKinds).Assembly.GetTypes().Where(t => t.GetCustomAttribute<ApiTypeAttribute>() is not null))
        {
            var schema = (TypeSchema)type.GetProperty("Schema", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
            if (schema.Name.Length > 0)
            {
                s_byOpenApi.Add(schema.Name, (type, schema));
            }

            s_byFolder.Add(Fold(type.Namespace!["Dotnetes.Api.".Length..].Replace("Config.", "", StringComparison.Ordinal)) + "." + Fold(type.Name), (type, schema));
        }
    }

    public static IEnumerable<(Type Type, TypeSchema Schema)> All => s_byFolder.Values;

    /// <summary>The record of a type of the facts: by definition name, else by the folder that it lies in.</summary>
    public static (Type Type, TypeSchema Schema)? Find(FactType fact)
    {
        if (fact.OpenApi.Length > 0)
        {
            return s_byOpenApi.TryGetValue(fact.OpenApi, out var found) || s_byFolder.TryGetValue(FolderKey(fact), out found) ? found : null;
        }

        return s_byFolder.TryGetValue(FolderKey(fact), out var byFolder) ? byFolder : null;
    }

    private static string FolderKey(FactType fact)
    {
        var parts = fact.Package.Split('/');
        var folder = parts[0] switch
        {
            "apiserverconfig" => "apiserver",
            "policyconfig" => "cloudpolicy",
            "resourcequotaconfig" => "resourcequota",
            "logsapi" => "logs",
            var name => name,
        };
        return $"{folder}{(parts.Length > 1 ? parts[1] : "")}.{Fold(fact.Name)}";
    }

    private static string Fold(string name) => name.Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();
}
