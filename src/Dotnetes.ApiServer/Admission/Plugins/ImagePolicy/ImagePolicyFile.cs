using System.Globalization;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Yaml;

namespace Dotnetes.ApiServer.Admission.Plugins.ImagePolicy;

/// <summary>Reads the settings of the plugin ImagePolicyWebhook, a document without a kind whose only member is <c>imagePolicy</c>.</summary>
public static class ImagePolicyFile
{
    private const string Section = "imagePolicy";
    private static readonly TimeSpan s_longestMemory = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(5);

    /// <summary>Reads a document.</summary>
    /// <param name="document">YAML or JSON.</param>
    /// <param name="source">What to call it in errors: its path.</param>
    /// <param name="time">The clock.</param>
    /// <param name="locate">Says where a field stands when the document is part of another.</param>
    /// <exception cref="ConfigurationException">Something in it is wrong; the message names file, line and field.</exception>
    public static ImagePolicyOptions Decode(ReadOnlySpan<byte> document, string source, TimeProvider time, Func<string, string>? locate = null)
    {
        var bytes = document.ToArray();
        locate ??= field => ConfigurationFile.Locate(bytes, source, field);
        var section = Read(document, source);
        foreach (var name in section.Keys)
        {
            if (name is not ("kubeConfigFile" or "allowTTL" or "denyTTL" or "retryBackoff" or "defaultAllow"))
            {
                throw Wrong(locate, name, "unknown field");
            }
        }

        if (section.Get("kubeConfigFile")?.AsString is not { Length: > 0 } kubeconfig)
        {
            throw Wrong(locate, "kubeConfigFile", "Required value");
        }

        var standard = new ImagePolicyOptions { Service = Service(locate, kubeconfig, time) };
        return standard with
        {
            AllowTime = Time(locate, section, "allowTTL", TimeSpan.FromSeconds(1), s_longestMemory, standard.AllowTime),
            DenyTime = Time(locate, section, "denyTTL", TimeSpan.FromSeconds(1), s_longestMemory, standard.DenyTime),
            RetryBackoff = Time(locate, section, "retryBackoff", TimeSpan.FromMilliseconds(1), s_longestPause, standard.RetryBackoff),
            DefaultAllow = section.Get("defaultAllow") switch
            {
                null => false,
                JsonBoolean flag => flag.Value,
                _ => throw Wrong(locate, "defaultAllow", "must be true or false"),
            },
        };
    }

    private static JsonObject Read(ReadOnlySpan<byte> document, string source)
    {
        try
        {
            var whole = JsonValue.ParseObject(YamlToJson.Convert(document, strict: true));
            return whole.Get(Section) as JsonObject ?? throw new ConfigurationException($"{source}: {Section}: Required value");
        }
        catch (DecodingException e)
        {
            throw new ConfigurationException($"{source}: {e.Message}", e);
        }
    }

    private static Client.Transport.ClientConfiguration Service(Func<string, string> locate, string kubeconfig, TimeProvider time)
    {
        try
        {
            return KubeconfigClient.Configure(KubeconfigFile.Read(kubeconfig), time) with { UserAgent = "kube-apiserver-admission" };
        }
        catch (Exception e) when (e is KubeconfigException or IOException or UnauthorizedAccessException)
        {
            throw Wrong(locate, "kubeConfigFile", $"{kubeconfig}: {e.Message}");
        }
    }

    // Minus one switches off, zero means the usual; anything else counts in units.
    private static TimeSpan Time(Func<string, string> locate, JsonObject section, string name, TimeSpan unit, TimeSpan most, TimeSpan usual)
    {
        if (section.Get(name) is not { } value)
        {
            return usual;
        }

        if (value is not JsonNumber number || !number.TryGetInt64(out var count))
        {
            throw Wrong(locate, name, "must be a whole number");
        }

        if (count is 0 or -1)
        {
            return count == 0 ? usual : TimeSpan.Zero;
        }

        var longest = most.Ticks / unit.Ticks;
        return count >= 1 && count <= longest
            ? unit * count
            : throw Wrong(locate, name, string.Create(CultureInfo.InvariantCulture, $"valid value is between 1 and {longest}, got {count}"));
    }

    private static ConfigurationException Wrong(Func<string, string> locate, string name, string problem)
    {
        var field = $"{Section}.{name}";
        return new($"{locate(field)}: {field}: {problem}");
    }
}
