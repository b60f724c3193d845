using System.Globalization;
using Dotnetes.Machinery.Json;
using Dotnetes.Testing.Nodes;

namespace Dotnetes.Testing.Stages;

/// <summary>The functions of stages' templates that tell of the cluster.</summary>
/// <param name="nodes">The simulated nodes.</param>
/// <param name="time">The clock.</param>
internal sealed class StageFunctions(SimulatedNodes nodes, TimeProvider time)
{
    private static readonly (string Type, string Status, string Reason, string Message)[] s_conditions =
    [
        ("Ready", "True", "KubeletReady", "the simulated kubelet is ready"),
        ("MemoryPressure", "False", "KubeletHasSufficientMemory", "there is memory enough"),
        ("DiskPressure", "False", "KubeletHasNoDiskPressure", "there is room enough on the disk"),
        ("PIDPressure", "False", "KubeletHasSufficientPID", "there are process numbers enough"),
        ("NetworkUnavailable", "False", "RouteCreated", "the simulated network is there"),
    ];

    private static readonly JsonArray s_nodeConditions = new(s_conditions.Select(c => JsonObject.Empty
        .With("type", new JsonString(c.Type)).With("status", new JsonString(c.Status)).With("reason", new JsonString(c.Reason)).With("message", new JsonString(c.Message))));

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly string _start = Text(time.GetUtcNow());

    /// <summary>Their names.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Now", "StartTime", "Version", "NodeConditions", "NodeName", "NodeIP", "NodeIPWith", "NodePort", "PodIP", "PodIPWith",
    };

    /// <summary>Calls a function for an object.</summary>
    /// <param name="about">The object that the template is about.</param>
    /// <param name="name">The function.</param>
    /// <param name="arguments">What it gets.</param>
    /// <exception cref="FormatException">An argument is missing.</exception>
    public JsonValue Call(JsonObject about, string name, IReadOnlyList<JsonValue> arguments) => name switch
    {
        "Now" => new JsonString(Text(time.GetUtcNow())),
        "StartTime" => new JsonString(_start),
        "Version" => new JsonString("dotnetes"),
        "NodeConditions" => s_nodeConditions,
        "NodeName" => new JsonString(NodeOf(about)),
        "NodeIP" => new JsonString(AddressOf(NodeOf(about))),
        "NodeIPWith" => new JsonString(AddressOf(Argument(name, arguments, 0))),
        "NodePort" => new JsonNumber(0),
        "PodIP" => new JsonString(PodAddress(NodeOf(about), about.Get("spec", "hostNetwork")?.Equals(JsonBoolean.Of(true)) == true, about.Get("metadata", "uid")?.AsString ?? "")),
        "PodIPWith" => new JsonString(PodAddress(
            Argument(name, arguments, 0), arguments.ElementAtOrDefault(1)?.Equals(JsonBoolean.Of(true)) == true, Argument(name, arguments, 2))),
        _ => throw new FormatException($"there is no function {name}"),
    };

    /// <summary>A pod is gone; its address is free.</summary>
    public void Forget(string uid)
    {
        lock (_gate)
        {
            _addresses.Remove(uid);
        }
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Argument(string name, IReadOnlyList<JsonValue> arguments, int index) =>
        index < arguments.Count ? arguments[index].AsString ?? "" : throw new FormatException($"{name} needs more arguments");

    private static string NodeOf(JsonObject about) =>
        (about.Get("kind")?.AsString == "Node" ? about.Get("metadata", "name") : about.Get("spec", "nodeName"))?.AsString ?? "";

    private string AddressOf(string node) => nodes.Find(node)?.Address ?? "";

    private string PodAddress(string node, bool isHostNetwork, string uid)
    {
        if (isHostNetwork)
        {
            return AddressOf(node);
        }

        if (nodes.Find(node) is not { } known)
        {
            return "";
        }

        lock (_gate)
        {
            if (!_addresses.TryGetValue(uid, out var address))
            {
                _addresses[uid] = address = nodes.NextPodAddress(known);
            }

            return address;
        }
    }
}
