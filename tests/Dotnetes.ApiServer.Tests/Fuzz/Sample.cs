using Dotnetes.ApiServer.Tests.Resources;

namespace Dotnetes.ApiServer.Tests.Fuzz;

/// <summary>An encoded object with every field filled.</summary>
internal sealed record Sample(string ApiVersion, string Kind, string ContentType, byte[] Bytes)
{
    /// <summary>The golden samples beside the repository; small ones of our own where they are absent.</summary>
    public static IReadOnlyList<Sample> All { get; } = [.. Read()];

    private static IEnumerable<Sample> Read()
    {
        if (!SharedFacts.IsPresent)
        {
            yield return new("v1", "ConfigMap", "application/json", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"a":"b"}}"""u8.ToArray());
            yield break;
        }

        foreach (var path in Directory.GetFiles(Path.Combine(SharedFacts.Folder, "..", "golden")).Order(StringComparer.Ordinal))
        {
            var contentType = Path.GetExtension(path) switch { ".json" => "application/json", ".yaml" => "application/yaml", ".pb" => "application/vnd.kubernetes.protobuf", _ => "" };
            if (contentType.Length > 0)
            {
                var parts = Path.GetFileNameWithoutExtension(path).Split('.');
                var group = string.Join('.', parts[..^2]);
                yield return new(group == "core" ? parts[^2] : $"{group}/{parts[^2]}", parts[^1], contentType, File.ReadAllBytes(path));
            }
        }
    }
}
