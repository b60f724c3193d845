using System.Text;
using System.Text.Json;

namespace Dotnetes.Kubelet.Nodes;

/// <summary>
/// The node's network configuration list (CNI specification 0.4.0, which every plugin since 2019 reads): a bridge with addresses of the
/// node's pod range, and host ports.
/// </summary>
internal sealed class CniConfiguration(KubeletOptions options, KubeletPaths paths)
{
    private const string FileName = "10-dotnetes.conflist";

    /// <summary>Writes the list for the node's pod ranges unless it is there already; tells whether it changed.</summary>
    public bool Write(ValueList<string> podCidrs)
    {
        var text = Render(podCidrs);
        var file = Path.Combine(paths.CniConfig, FileName);
        if (File.Exists(file) && File.ReadAllText(file) == text)
        {
            return false;
        }

        Directory.CreateDirectory(paths.CniConfig);
        Directory.CreateDirectory(paths.CniState);
        var temporary = file + ".tmp";
        File.WriteAllText(temporary, text);
        File.Move(temporary, file, overwrite: true);
        return true;
    }

    private string Render(ValueList<string> podCidrs)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("cniVersion", "0.4.0");
            json.WriteString("name", "dotnetes-" + options.BridgeName);
            json.WriteStartArray("plugins");
            WriteBridge(json, podCidrs);
            WritePortMap(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private void WriteBridge(Utf8JsonWriter json, ValueList<string> podCidrs)
    {
        json.WriteStartObject();
        json.WriteString("type", "bridge");
        json.WriteString("bridge", options.BridgeName);
        json.WriteBoolean("isDefaultGateway", true);
        json.WriteBoolean("forceAddress", true);
        json.WriteBoolean("hairpinMode", true);
        json.WriteBoolean("ipMasq", options.BridgeMasquerade);
        if (options.BridgeMtu > 0)
        {
            json.WriteNumber("mtu", options.BridgeMtu);
        }

        json.WriteStartObject("ipam");
        json.WriteString("type", "host-local");
        json.WriteString("dataDir", paths.CniState);
        json.WriteStartArray("ranges");
        foreach (var cidr in podCidrs)
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("subnet", cidr);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePortMap(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "portmap");
        json.WriteStartObject("capabilities");
        json.WriteBoolean("portMappings", true);
        json.WriteEndObject();
        json.WriteBoolean("snat", true);
        json.WriteEndObject();
    }
}
