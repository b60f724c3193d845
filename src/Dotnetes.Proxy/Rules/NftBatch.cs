using System.Text;
using Dotnetes.Proxy.Services;

namespace Dotnetes.Proxy.Rules;

/// <summary>A list of commands that nft applies as one transaction.</summary>
internal sealed class NftBatch(ProxyFamily family)
{
    private const int ElementsPerCommand = 500;

    private readonly StringBuilder _text = new();
    private readonly string _table = $"{family.Nft} {RuleNames.Table}";

    public void NewTable() =>
        _text.Append("add table ").Append(_table).Append("\ndelete table ").Append(_table).Append("\nadd table ").Append(_table).Append('\n');

    /// <summary>Removes the table whether or not there is one.</summary>
    public void RemoveTable() => _text.Append("add table ").Append(_table).Append("\ndelete table ").Append(_table).Append('\n');

    public void FlushChain(string name) => Line("flush chain", name, "");

    public void DeleteChain(string name) => Line("delete chain", name, "");

    public void AddChain(RuleChain chain) => Line("add chain", chain.Name, chain.Hook);

    public void AddRules(RuleChain chain)
    {
        foreach (var rule in chain.Rules)
        {
            Line("add rule", chain.Name, rule);
        }
    }

    public void AddContainer(RuleContainer container) => Line("add " + container.Kind, container.Name, container.Definition);

    public void DeleteContainer(RuleContainer container) => Line("delete " + container.Kind, container.Name, "");

    public void AddElements(List<RuleElement> elements) => Elements("add element", elements, withValues: true);

    public void DeleteElements(List<RuleElement> elements) => Elements("delete element", elements, withValues: false);

    public override string ToString() => _text.ToString();

    private void Line(string command, string name, string rest)
    {
        _text.Append(command).Append(' ').Append(_table).Append(' ').Append(name);
        if (rest.Length > 0)
        {
            _text.Append(' ').Append(rest);
        }

        _text.Append('\n');
    }

    private void Elements(string command, List<RuleElement> elements, bool withValues)
    {
        foreach (var group in elements.GroupBy(e => e.Container))
        {
            foreach (var chunk in group.Chunk(ElementsPerCommand))
            {
                _text.Append(command).Append(' ').Append(_table).Append(' ').Append(group.Key).Append(" { ");
                for (var i = 0; i < chunk.Length; i++)
                {
                    _text.Append(i == 0 ? "" : ", ").Append(chunk[i].Key);
                    if (withValues && chunk[i].Value.Length > 0)
                    {
                        _text.Append(" : ").Append(chunk[i].Value);
                    }
                }

                _text.Append(" }\n");
            }
        }
    }
}
