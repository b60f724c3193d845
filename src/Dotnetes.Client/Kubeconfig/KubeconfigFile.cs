using Dotnetes.Api.Config.Kubeconfig.V1;
using Dotnetes.Machinery.Yaml;

namespace Dotnetes.Client.Kubeconfig;

/// <summary>Reads and writes single kubeconfig files.</summary>
public static class KubeconfigFile
{
    /// <summary>Reads a file and makes the paths in it absolute, as they are relative to the file.</summary>
    /// <exception cref="KubeconfigException">The file cannot be read or is malformed.</exception>
    public static Config Read(string path)
    {
        try
        {
            return KubeconfigPaths.Absolute(Decode(File.ReadAllBytes(path)), Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecodingException)
        {
            throw new KubeconfigException($"error loading config file \"{path}\": {e.Message}", e);
        }
    }

    /// <summary>Reads a kubeconfig from YAML or JSON; paths stay as they are.</summary>
    /// <exception cref="DecodingException">It is malformed.</exception>
    public static Config Decode(ReadOnlySpan<byte> yaml)
    {
        var json = YamlToJson.Convert(yaml);
        return json.AsSpan().SequenceEqual("null"u8) ? Config.Empty : JsonText.Decode<Config>(json);
    }

    /// <summary>A kubeconfig as YAML.</summary>
    public static byte[] Encode(Config config) => JsonToYaml.Convert(JsonText.Encode(config with { Kind = "Config", ApiVersion = "v1" }));

    /// <summary>
    /// Writes a file that only its owner can read (mode 0600), in one step: nobody ever sees half of it. Folders that are missing are made.
    /// </summary>
    /// <exception cref="KubeconfigException">The file cannot be written.</exception>
    public static void Write(string path, Config config)
    {
        var target = Path.GetFullPath(path);
        var temporary = "";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);

            // Replacing a symbolic link would leave the file behind it as it was.
            target = new FileInfo(target).LinkTarget is null ? target : File.ResolveLinkTarget(target, returnFinalTarget: true)!.FullName;
            temporary = $"{target}.{Environment.ProcessId}.tmp";
            File.Delete(temporary);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(Encode(config));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            throw new KubeconfigException($"cannot write {path}: {e.Message}", e);
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            if (temporary.Length > 0)
            {
                File.Delete(temporary);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error that is about to be thrown matters more.
        }
    }
}
