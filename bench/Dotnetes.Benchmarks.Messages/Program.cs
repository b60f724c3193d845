using Dotnetes.Api.Core.V1;
using Dotnetes.Benchmarks.Messages;

// Dotnetes.Benchmarks runs this while it is built: the only argument is the file to write. It stays untouched when nothing changed, so that nothing is compiled again.
var description = new MessageDescription();
description.Add("Pod", Pod.Schema);
description.Add("PodList", PodList.Schema);
description.Add("Node", Node.Schema);
var text = description.ToString();
if (!File.Exists(args[0]) || File.ReadAllText(args[0]) != text)
{
    File.WriteAllText(args[0], text);
}
