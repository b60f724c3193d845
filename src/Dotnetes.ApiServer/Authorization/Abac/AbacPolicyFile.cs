using System.Text;
using Dotnetes.Api.Config.Abac.V1Beta1;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.ApiServer.Authorization.Abac;

/// <summary>Reads policy files: a JSON object in every line; empty lines and lines that start with <c>#</c> say nothing.</summary>
public static class AbacPolicyFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or a line is no policy.</exception>
    public static IReadOnlyList<AbacPolicy> Read(string path) => Parse(ConfigurationFile.ReadText(path), path);

    /// <summary>Reads the lines.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="source">What to call it in errors.</param>
    /// <exception cref="ConfigurationException">A line is no policy.</exception>
    public static IReadOnlyList<AbacPolicy> Parse(string text, string source)
    {
        var policies = new List<AbacPolicy>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var content = line.Trim();
            if (content.Length > 0 && content[0] != '#')
            {
                policies.Add(new AbacPolicy(ConfigurationFile.Decode<Policy>(Encoding.UTF8.GetBytes(content), $"{source}:{number}", isLine: true).Spec));
            }
        }

        return policies;
    }
}
