using Appliance.Hil;

// Runs inside the virtual machine of run.sh, as root, with the devices of that machine and nothing else.
Bench bench = new();
await GpioChecks.RunAsync(bench);
await CounterChecks.RunAsync(bench);
await I2cChecks.RunAsync(bench);
await KeyboardChecks.RunAsync(bench);
await SerialChecks.RunAsync(bench);
Console.WriteLine(bench.Summary);
return bench.Failed == 0 ? 0 : 1;
