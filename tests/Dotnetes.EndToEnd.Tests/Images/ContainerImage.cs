using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Dotnetes.EndToEnd.Tests.Images;

/// <summary>An image for this machine's processor.</summary>
public sealed record ContainerImage
{
    /// <summary>The full reference, registry and tag included.</summary>
    public required string Reference { get; init; }

    /// <summary>The layers, lowest first.</summary>
    public required IReadOnlyList<ImageLayer> Layers { get; init; }

    /// <summary>The start of the command line, which a pod replaces with <c>command</c>.</summary>
    public IReadOnlyList<string> Entrypoint { get; init; } = [];

    /// <summary>The rest of the command line, which a pod replaces with <c>args</c>.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Environment variables as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"];

    /// <summary>Ports as <c>8080/tcp</c>.</summary>
    public IReadOnlyList<string> ExposedPorts { get; init; } = [];

    /// <summary>The user that the process runs as: a name or number, or <c>user:group</c>; empty is root.</summary>
    public string User { get; init; } = "";

    /// <summary>The folder that the process starts in.</summary>
    public string WorkingFolder { get; init; } = "/";

    /// <summary>The architecture in the words of the image specification.</summary>
    public static string MachineArchitecture { get; } = RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "amd64",
        Architecture.Arm64 => "arm64",
        var other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>The image's configuration (OCI image specification, "config").</summary>
    public JsonObject ToConfiguration()
    {
        var config = new JsonObject
        {
            ["Env"] = ToArray(Environment),
            ["WorkingDir"] = WorkingFolder,
        };
        if (Entrypoint.Count > 0)
        {
            config["Entrypoint"] = ToArray(Entrypoint);
        }

        if (Command.Count > 0)
        {
            config["Cmd"] = ToArray(Command);
        }

        if (User.Length > 0)
        {
            config["User"] = User;
        }

        if (ExposedPorts.Count > 0)
        {
            config["ExposedPorts"] = new JsonObject(ExposedPorts.Select(p => KeyValuePair.Create<string, JsonNode?>(p, new JsonObject())));
        }

        return new()
        {
            ["architecture"] = MachineArchitecture,
            ["os"] = "linux",
            ["config"] = config,
            ["rootfs"] = new JsonObject
            {
                ["type"] = "layers",
                ["diff_ids"] = ToArray(Layers.Select(l => l.DiffId)),
            },
        };
    }

    private static JsonArray ToArray(IEnumerable<string> values) => [.. values.Select(v => JsonValue.Create(v))];
}
