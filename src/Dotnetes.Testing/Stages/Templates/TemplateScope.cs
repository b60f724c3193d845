using Dotnetes.Machinery.Json;

namespace Dotnetes.Testing.Stages.Templates;

/// <summary>The variables of a block of a template, and those of the blocks around it.</summary>
internal sealed class TemplateScope
{
    private readonly Dictionary<string, JsonValue> _variables = new(StringComparer.Ordinal);
    private readonly TemplateScope? _outer;

    /// <summary>The scope of a whole template, in which <c>$</c> is the value that it is about.</summary>
    public TemplateScope(JsonValue root) => _variables["$"] = root;

    /// <summary>The scope of a block.</summary>
    public TemplateScope(TemplateScope outer) => _outer = outer;

    /// <summary>A variable.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public JsonValue Get(string name)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            if (scope._variables.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        throw new FormatException($"there is no variable {name}");
    }

    /// <summary>Makes a variable in this block, or changes one that there is already.</summary>
    /// <exception cref="FormatException">There is none to change.</exception>
    public void Set(string name, JsonValue value, bool isNew)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            if (isNew || scope._variables.ContainsKey(name))
            {
                scope._variables[name] = value;
                return;
            }
        }

        throw new FormatException($"there is no variable {name}");
    }
}
